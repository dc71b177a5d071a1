"""Splink 5 on the persons of a province (variant 0), in the fourteen tables that tell of them in columns of their own.

usage: python province_with_splink.py PROVINCE_FOLDER  ->  two lines of a table: with the personal ID and without.

Splink is given clean values: names folded to lower case without accents, days as yyyy-MM-dd, digits of the ID alone. Blocking is that of the crosswalk; comparisons are Splink's
own for names, days of birth and numbers; u from 5 million random pairs, m by expectation maximisation in two blocks.
"""

import sys
import time

import duckdb
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

folder = sys.argv[1]  # of the province
tables = [
    ("civil_status", "births", "birth_id", "child_name", "child_dob", "child_sex", "child_pid", "null"),
    ("civil_status", "deaths", "death_id", "deceased_name", "deceased_dob", "deceased_sex", "deceased_pid", "null"),
    ("population", "nhan_khau", "id", "ho_ten", "ngay_sinh", "gioi_tinh", "so_ddcn", "dia_chi"),
    ("land", "chu_su_dung", "ma_chu", "ten_chu", "nam_sinh", "null", "so_giay_to", "dia_chi"),
    ("finance", "ho_kd", "ma_hkd", "chu_ho", "ngaysinh", "null", "mst_cn", "dia_chi_kd"),
    ("social_insurance", "nguoi_tham_gia", "uid", "hoten", "ngsinh", "null", "cccd", "dchi_thuongtru"),
    *[("education", f"hoc_sinh_{level}", "ma_hs", "ho_va_ten", "ngay_sinh", "gioi_tinh", "so_dinh_danh", "noi_o") for level in ("mam_non", "tieu_hoc", "thcs", "thpt")],
    ("health", "the_bhyt", "card_uid", "patient_name", "birth_date", "sex", "cccd", "address"),
    ("health", "tre_em_tiem_chung", "child_id", "ho_ten", "ngay_sinh", "gioi", "ma_dinh_danh", "dia_chi"),
    ("assets_income", "nguoi_ke_khai", "ma_ke_khai", "ho_ten", "ngay_sinh", "null", "so_cccd", "noi_thuong_tru"),
    ("violations", "quyet_dinh", "so_qd", "nguoi_vi_pham", "nam_sinh", "null", "so_giay_to", "cho_o"),
]


def fold(column):
    return f"nullif(trim(regexp_replace(replace(strip_accents(lower(nfc_normalize(cast({column} as varchar)))), 'đ', 'd'), '[^a-z0-9]+', ' ', 'g')), '')"


def day(column):
    text = f"trim(cast({column} as varchar))"
    forms = ", ".join(f"try_strptime({text}, '{form}')" for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%Y%m%d"))
    year = f"try_strptime(regexp_extract({text}, '^[0-9]{{4}}$') || '-01-01', '%Y-%m-%d')"
    return f"strftime(coalesce({forms}, {year}), '%Y-%m-%d')"


def records(connection):
    parts = []
    for database, table, key, name, born, sex, number, address in tables:
        sexes = f"case {fold(sex)} when 'nam' then 'm' when 'm' then 'm' when 'nu' then 'f' when 'f' then 'f' end"
        parts.append(
            f"""select '{database}' as database, '{table}' as tab, cast({key} as varchar) as record_key, {fold(name)} as name, {day(born)} as born, {sexes} as sex,
            nullif(regexp_replace(cast({number} as varchar), '[^0-9]', '', 'g'), '') as number, {fold(address)} as address
            from read_parquet('{folder}/lake/{database}/{table}/bench.parquet')"""
        )
    connection.execute(f"create table records as select row_number() over () as unique_id, *, split_part(name, ' ', -1) as given, split_part(name, ' ', 1) as surname, "
                       f"list_aggregate(list_sort(string_split(name, ' ')), 'string_agg', ' ') as words, left(born, 4) as year from ({' union all '.join(parts)})")
    connection.execute(f"create table truth as select r.unique_id, r.database, t.entity_id from records r join read_parquet('{folder}/truth/entities.parquet') t "
                       "on t.database = r.database and t.\"table\" = r.tab and t.record_key = r.record_key")


def run(with_id):
    connection = duckdb.connect()
    connection.execute("set threads = 2")
    records(connection)
    started, cpu = time.perf_counter(), time.process_time()
    comparisons = [
        cl.JaroWinklerAtThresholds("name", [0.95, 0.88]).configure(term_frequency_adjustments=True),
        cl.DateOfBirthComparison("born", input_is_string=True),
        cl.ExactMatch("sex"),
        cl.JaroWinklerAtThresholds("address", [0.92, 0.8]).configure(term_frequency_adjustments=True),
    ]
    blocking = [block_on("born", "given"), block_on("born", "surname"), block_on("words", "year"), block_on("words", "address")]
    if with_id:
        comparisons.append(cl.LevenshteinAtThresholds("number", [1, 2]))
        blocking += [block_on("number"), block_on("right(number, 6)", "given")]
    settings = SettingsCreator(link_type="dedupe_only", comparisons=comparisons, blocking_rules_to_generate_predictions=blocking)
    api = DuckDBAPI(connection=connection)
    linker = Linker(api.register("records"), settings) if hasattr(api, "register") else Linker("records", settings, db_api=api)
    linker.training.estimate_probability_two_random_records_match(["l.name = r.name and l.born = r.born"], recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6)
    for rule in (block_on("born", "given"), block_on("words", "address")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    pairs = linker.inference.predict(threshold_match_probability=0.5)
    best = None
    for threshold in (0.5, 0.9, 0.99):
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold_match_probability=threshold)
        connection.execute(f"create or replace table judged as select c.cluster_id, t.entity_id, t.database from {clusters.physical_name} c join truth t using (unique_id)")

        def count(keys):
            return connection.sql(f"select coalesce(sum(n * (n - 1) / 2), 0) from (select count(*) as n from judged group by {keys})").fetchall()[0][0]

        found, same, right = (count(by) - count(f"{by}, database") for by in ("cluster_id", "entity_id", "cluster_id, entity_id"))
        precision, recall = right / found, right / same
        figures = (2 * precision * recall / (precision + recall), precision, recall, threshold, int(same))
        best = max(best or figures, figures)
    f1, precision, recall, threshold, same = best
    seconds = f"{time.perf_counter() - started:.1f} | {time.process_time() - cpu:.1f}"
    print(f"| {'yes' if with_id else 'no'} | splink, threshold {threshold} | {same} | {precision:.4f} | {recall:.4f} | {f1:.4f} | {seconds} |", flush=True)


if __name__ == "__main__":
    run(True)
    run(False)
