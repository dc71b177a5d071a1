"""goldenmatch (PyPI; its package on npm is not in the registry that the project can reach) without configuration, with its probabilistic one, and told the blocking and the columns that
the others are told: the last is the best that was found for it (missing values as unobserved, its own scorers of names, rare values worth more), at its own threshold
and at others: the best, known from the truth, is told.

usage: python with_goldenmatch.py DATASET PATH  ->  a line of JSON each with precision, recall and F1 of the pairs that its clusters put together.
"""

import json
import os
import resource
import sys
import time

os.environ.setdefault("GOLDENMATCH_TELEMETRY", "0")
import goldenmatch
import polars
from goldenmatch.config import schemas

name, path = sys.argv[1], sys.argv[2]
data = polars.read_parquet(path) if path.endswith("parquet") else polars.read_csv(path, infer_schema_length=0)
data = data.rename({column: column.strip() for column in data.columns})
if name == "febrl3":
    data = data.with_columns(polars.col("rec_id").str.extract(r"^([^-]+-[^-]+)", 1).alias("cluster"))
    data = data.with_columns(polars.col(column).str.strip_chars() for column in data.columns)
key = {"fake_1000": "unique_id", "febrl3": "rec_id", "historical_50k": "unique_id"}.get(name, "id")
truth = data["cluster"].to_list()
records = data.drop("cluster", key)
pairs = lambda counts: sum(n * (n - 1) // 2 for n in counts)


def count(items):
    seen = {}
    for item in items:
        seen[item] = seen.get(item, 0) + 1
    return seen.values()


first = lambda column, length: (column, [f"substring:0:{length}"])
name_scorers = dict(given_name="given_name_aliased_jw", first_name="given_name_aliased_jw", surname="name_freq_weighted_jw")
# Blocking rules as with_splink.py has them, and of each column how it is compared: its scorer, and whether rare values are worth more.
told = {
    "fake_1000": (
        [["first_name"], ["surname"], ["dob"], ["email"]],
        dict(first_name=None, surname=None, dob="levenshtein", city="exact", email="jaro_winkler"),
    ),
    "febrl3": (
        [["soc_sec_id"], ["given_name"], ["surname"], ["date_of_birth"], ["postcode"]],
        dict(given_name=None, surname=None, date_of_birth="levenshtein", soc_sec_id="levenshtein", street_number="exact", postcode="exact"),
    ),
    "historical_50k": (
        [
            [first("first_name", 3), first("surname", 4)],
            ["surname", "dob"],
            ["first_name", "dob"],
            ["postcode_fake", "first_name"],
            ["postcode_fake", "surname"],
            ["dob", "birth_place"],
            [first("postcode_fake", 3), "dob"],
            [first("postcode_fake", 3), "first_name"],
            [first("postcode_fake", 3), "surname"],
            [first("first_name", 2), first("surname", 2), first("dob", 4)],
        ],
        dict(first_name=None, surname=None, dob="levenshtein", postcode_fake="levenshtein", birth_place="exact", occupation="exact"),
    ),
    "people": (
        [["given_name", "surname"], ["surname", "birth_date"], ["given_name", "birth_date"], ["phone"], ["postcode", "birth_date"]],
        dict(given_name=None, surname=None, birth_date="levenshtein", phone="levenshtein", city="exact", postcode="levenshtein"),
    ),
}


def blocked(rule):
    parts = [part if isinstance(part, tuple) else (part, []) for part in rule]
    steps = ["lowercase", "strip"]
    return schemas.BlockingKeyConfig(fields=[field for field, _ in parts], transforms=steps, field_transforms={f: [*steps, *own] for f, own in parts if own})


def compared(column, scorer):
    own = scorer or name_scorers[column]
    steps = ["lowercase", "strip"]
    levels = 2 if own == "exact" else 3
    return schemas.MatchkeyField(field=column, transforms=steps, scorer=own, levels=levels, tf_adjustment=own == "exact")


def same_blocking(threshold):
    rules, columns = told[name]
    fields = [compared(*one) for one in columns.items()]
    keys = [blocked(rule) for rule in rules]
    return schemas.GoldenMatchConfig(
        matchkeys=[schemas.MatchkeyConfig(name="told", type="probabilistic", fields=fields, missing="unobserved", link_threshold=threshold)],
        blocking=schemas.BlockingConfig(keys=keys[:1], strategy="multi_pass", passes=keys, max_block_size=1_000_000, skip_oversized=False),
    )


def run(mode, config, threshold=None):
    started = time.perf_counter()
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    result = goldenmatch.dedupe_df(records, config=config(), confidence_required=False, allow_red_config=True)
    seconds = time.perf_counter() - started
    cluster = list(range(-1, -len(truth) - 1, -1))
    for number, one in result.clusters.items():
        for member in one["members"]:
            cluster[member] = number
    right, together, same = pairs(count(zip(cluster, truth))), pairs(count(cluster)), pairs(count(truth))
    return {
        "engine": f"goldenmatch {goldenmatch.__version__} {mode}",
        "set": name,
        "records": len(truth),
        "clusterF1": round(2 * right / (together + same), 4),
        "clusterPrecision": round(right / max(together, 1), 4),
        "clusterRecall": round(right / same, 4),
        "threshold": threshold,
        "total": round(seconds, 3),
        "peakMemory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "processor": round(sum(resource.getrusage(resource.RUSAGE_SELF)[:2]) - used, 2),
    }


modes = {
    "auto": lambda: run("auto", lambda: None),
    "probabilistic": lambda: run("probabilistic", lambda: goldenmatch.auto_configure_probabilistic_df(records)),
    "same blocking": lambda: max(
        (run("same blocking", lambda: same_blocking(threshold), threshold) for threshold in (None, 0.3, 0.5, 0.7, 0.8)), key=lambda one: one["clusterF1"]
    ),
}
for mode, work in modes.items():
    try:
        print(json.dumps(work()), flush=True)
    except Exception as error:  # what a peer cannot do is a result too
        print(json.dumps({"engine": f"goldenmatch {mode}", "set": name, "error": str(error)[:200]}))
