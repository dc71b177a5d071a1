"""goldenmatch on the persons of a province, in the same tables and with the same clean values as Splink; blocking is its own.

usage: python province_with_goldenmatch.py PROVINCE_FOLDER  ->  lines of a table: with the personal ID and without, its automatic and its probabilistic configuration.
"""

import os
import time

os.environ.setdefault("GOLDENMATCH_TELEMETRY", "0")
import duckdb
import goldenmatch
import polars
from province_with_splink import records


def count(items):
    seen = {}
    for item in items:
        seen[item] = seen.get(item, 0) + 1
    return sum(n * (n - 1) // 2 for n in seen.values())


def run(with_id, mode):
    connection = duckdb.connect()
    records(connection)
    columns = "name, born, sex, address" + (", number" if with_id else "")
    rows = connection.execute(f"select r.unique_id, r.database, t.entity_id, {columns} from records r left join truth t using (unique_id) order by r.unique_id").fetchall()
    names = ["unique_id", "database", "entity_id", *columns.split(", ")]
    data = polars.DataFrame({name: [row[i] for row in rows] for i, name in enumerate(names)}, infer_schema_length=None)
    compared = data.drop("unique_id", "database", "entity_id")
    started, cpu = time.perf_counter(), time.process_time()
    config = goldenmatch.auto_configure_probabilistic_df(compared) if mode == "probabilistic" else None
    result = goldenmatch.dedupe_df(compared, config=config, confidence_required=False, allow_red_config=True)
    seconds = f"{time.perf_counter() - started:.1f} | {time.process_time() - cpu:.1f}"
    cluster = list(range(-1, -len(rows) - 1, -1))
    for number, one in result.clusters.items():
        for member in one["members"]:
            cluster[member] = number
    judged = [(own, row[2], row[1]) for own, row in zip(cluster, rows) if row[2] is not None]

    def across(keys):
        return count([keys(one) for one in judged]) - count([(keys(one), one[2]) for one in judged])

    found, same, right = across(lambda one: one[0]), across(lambda one: one[1]), across(lambda one: one[:2])
    precision, recall = right / max(found, 1), right / same
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    print(f"| {'yes' if with_id else 'no'} | goldenmatch {mode} | {same} | {precision:.4f} | {recall:.4f} | {f1:.4f} | {seconds} |", flush=True)


for with_id in (True, False):
    for mode in ("auto", "probabilistic"):
        try:
            run(with_id, mode)
        except Exception as error:  # what a peer cannot do is a result too
            print(f"| {'yes' if with_id else 'no'} | goldenmatch {mode} | {str(error)[:200]} |", flush=True)
