"""Splink 5 on the same data and the same blocking, with the settings that its own examples use for each set.

usage: python splink.py DATASET PATH  ->  one line of JSON: seconds by stage, F1 at the best threshold and at 0.5, peak memory.
"""

import json
import resource
import sys
import time

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

name, path = sys.argv[1], sys.argv[2]
connection = duckdb.connect()
connection.execute("set threads = 2")
started = time.perf_counter()
stages = {}
processor = lambda: sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
used = processor()
processors = {}


def stage(title):
    global started, used
    now = time.perf_counter()
    stages[title] = round(now - started, 3)
    started = now
    processors[title] = round(processor() - used, 2)
    used = processor()


def fake():
    data = connection.sql(f"select unique_id, first_name, surname, dob, city, email, cluster from read_csv('{path}', all_varchar=true)")
    return data, "unique_id", dict(
        blocking=[block_on("first_name"), block_on("surname"), block_on("dob"), block_on("email")],
        comparisons=[
            cl.ForenameSurnameComparison("first_name", "surname"),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.ExactMatch("city").configure(term_frequency_adjustments=True),
            cl.EmailComparison("email"),
        ],
        deterministic=[
            "l.first_name = r.first_name and levenshtein(r.dob, l.dob) <= 1",
            "l.surname = r.surname and levenshtein(r.dob, l.dob) <= 1",
            "l.first_name = r.first_name and levenshtein(r.surname, l.surname) <= 2",
            "l.email = r.email",
        ],
        recall=0.7,
        pairs=1e6,
        training=[block_on("dob"), block_on("email"), block_on("first_name", "surname")],
    )


def febrl():
    data = connection.sql(
        f"""select trim(rec_id) as rec_id, regexp_extract(rec_id, '^([^-]+-[^-]+)', 1) as cluster,
            nullif(trim(given_name), '') as given_name, nullif(trim(surname), '') as surname, nullif(trim(street_number), '') as street_number,
            nullif(trim(postcode), '') as postcode, nullif(trim(date_of_birth), '') as date_of_birth, nullif(trim(soc_sec_id), '') as soc_sec_id
            from read_csv('{path}', all_varchar=true, normalize_names=true)"""
    )
    return data, "rec_id", dict(
        blocking=[block_on("soc_sec_id"), block_on("given_name"), block_on("surname"), block_on("date_of_birth"), block_on("postcode")],
        comparisons=[
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            cl.DateOfBirthComparison("date_of_birth", input_is_string=True, datetime_format="%Y%m%d"),
            cl.DamerauLevenshteinAtThresholds("soc_sec_id", [2]),
            cl.ExactMatch("street_number").configure(term_frequency_adjustments=True),
            cl.ExactMatch("postcode").configure(term_frequency_adjustments=True),
        ],
        deterministic=[
            block_on("soc_sec_id"),
            block_on("given_name", "surname", "date_of_birth"),
            "l.given_name = r.surname and l.surname = r.given_name and l.date_of_birth = r.date_of_birth",
        ],
        recall=0.9,
        pairs=1e6,
        training=[block_on("date_of_birth"), block_on("postcode")],
    )


def historical():
    data = connection.sql(f"select *, first_name || ' ' || surname as first_name_surname_concat from '{path}'")
    return data, "unique_id", dict(
        blocking=[
            block_on("substr(first_name,1,3)", "substr(surname,1,4)"),
            block_on("surname", "dob"),
            block_on("first_name", "dob"),
            block_on("postcode_fake", "first_name"),
            block_on("postcode_fake", "surname"),
            block_on("dob", "birth_place"),
            block_on("substr(postcode_fake,1,3)", "dob"),
            block_on("substr(postcode_fake,1,3)", "first_name"),
            block_on("substr(postcode_fake,1,3)", "surname"),
            block_on("substr(first_name,1,2)", "substr(surname,1,2)", "substr(dob,1,4)"),
        ],
        comparisons=[
            cl.ForenameSurnameComparison("first_name", "surname", forename_surname_concat_col_name="first_name_surname_concat"),
            cl.DateOfBirthComparison("dob", input_is_string=True),
            cl.PostcodeComparison("postcode_fake"),
            cl.ExactMatch("birth_place").configure(term_frequency_adjustments=True),
            cl.ExactMatch("occupation").configure(term_frequency_adjustments=True),
        ],
        deterministic=[
            block_on("first_name", "surname", "dob"),
            block_on("substr(first_name,1,2)", "surname", "substr(postcode_fake,1,2)"),
            block_on("dob", "postcode_fake"),
        ],
        recall=0.6,
        pairs=1e7,
        training=[block_on("first_name", "surname"), block_on("dob")],
    )


def people():
    data = connection.sql(f"select * from read_csv('{path}', all_varchar=true)")
    return data, "id", dict(
        blocking=[
            block_on("given_name", "surname"),
            block_on("surname", "birth_date"),
            block_on("given_name", "birth_date"),
            block_on("phone"),
            block_on("postcode", "birth_date"),
        ],
        comparisons=[
            cl.NameComparison("given_name"),
            cl.NameComparison("surname"),
            cl.DateOfBirthComparison("birth_date", input_is_string=True),
            cl.LevenshteinAtThresholds("phone", [1, 2]),
            cl.ExactMatch("city").configure(term_frequency_adjustments=True),
            cl.LevenshteinAtThresholds("postcode", [1]),
        ],
        deterministic=[block_on("given_name", "surname", "birth_date"), block_on("phone", "birth_date")],
        recall=0.8,
        pairs=1e6,
        training=[block_on("given_name", "surname"), block_on("birth_date", "postcode")],
    )


def many_people():
    data, key, how = people()
    how["blocking"][0] = block_on("given_name", "surname", "substr(birth_date, 1, 4)")
    how["training"][0] = block_on("given_name", "surname", "substr(birth_date, 1, 4)")
    return data, key, how


known = {"fake_1000": fake, "febrl3": febrl, "historical_50k": historical, "people": people, "many_people": many_people}
data, key, how = known[name]()
data.create("input_data")
stage("read")
api = DuckDBAPI(connection=connection)
linker = Linker(
    api.register(connection.table("input_data")),
    SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name=key,
        blocking_rules_to_generate_predictions=how["blocking"],
        comparisons=how["comparisons"],
        additional_columns_to_retain=["cluster"],
    ),
    log_level=40,
)
stage("prepare")
linker.training.estimate_probability_two_random_records_match(how["deterministic"], recall=how["recall"])
linker.training.estimate_u_using_random_sampling(max_pairs=how["pairs"], seed=1)
for rule in how["training"]:
    linker.training.estimate_parameters_using_expectation_maximisation(rule, estimate_without_term_frequencies=True)
stage("train")
predicted = linker.inference.predict(threshold_match_weight=-20)
stage("predict")
clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold_match_probability=0.5)
stage("cluster")
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024

true_pairs = connection.execute("select sum(n * (n - 1) / 2) from (select count(*) as n from input_data group by cluster)").fetchone()[0]
steps = connection.execute(
    f"""select floor(match_weight / 0.1) as bin, count_if(cluster_l = cluster_r), count_if(cluster_l <> cluster_r)
        from {predicted.physical_name} group by 1 order by 1 desc"""
).fetchall()
tp = fp = 0
best = (0, 0, 0, 0)
half = None
for weight, same, different in steps:
    if half is None and weight * 0.1 < 0:
        half = (tp, fp)
    tp += same
    fp += different
    best = max(best, (2 * tp / (tp + fp + true_pairs), tp / (tp + fp), tp / true_pairs, weight * 0.1))
half = half or (tp, fp)


def cluster_f1(table):
    joined = f"(select c.cluster_id, i.cluster from {table.physical_name} c join input_data i on i.{key} = c.{key})"
    count = lambda keys: connection.execute(f"select coalesce(sum(n * (n - 1) / 2), 0) from (select count(*) as n from {joined} group by {keys})").fetchone()[0]
    right, together, same = count("cluster_id, cluster"), count("cluster_id"), count("cluster")
    return round(2 * right / (together + same), 4)


strict = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold_match_probability=0.95)
print(
    json.dumps(
        {
            "engine": "splink 5.0.0",
            "set": name,
            "records": connection.execute("select count(*) from input_data").fetchone()[0],
            "pairs": connection.execute(f"select count(*) from {predicted.physical_name}").fetchone()[0],
            "bestF1": round(best[0], 4),
            "precision": round(best[1], 4),
            "recall": round(best[2], 4),
            "bestWeight": round(best[3], 1),
            "f1AtHalf": round(2 * half[0] / (half[0] + half[1] + true_pairs), 4),
            "clusterF1": cluster_f1(clusters),
            "clusterF1At95": cluster_f1(strict),
            "seconds": stages,
            "total": round(sum(value for title, value in stages.items()), 3),
            "peakMemory": peak,
            "processors": processors,
            "processor": round(sum(processors.values()), 2),
        }
    )
)
