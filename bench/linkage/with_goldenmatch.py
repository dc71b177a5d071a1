"""goldenmatch (PyPI; its package on npm is not in the registry that the project can reach) without configuration, and with its probabilistic one.

usage: python with_goldenmatch.py DATASET PATH  ->  one line of JSON with precision, recall and F1 of the pairs that its clusters put together.
"""

import json
import os
import resource
import sys
import time

os.environ.setdefault("GOLDENMATCH_TELEMETRY", "0")
import goldenmatch
import polars

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


for mode in ("auto", "probabilistic"):
    try:
        started = time.perf_counter()
        used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
        config = goldenmatch.auto_configure_probabilistic_df(records) if mode == "probabilistic" else None
        result = goldenmatch.dedupe_df(records, config=config, confidence_required=False, allow_red_config=True)
        seconds = time.perf_counter() - started
        cluster = list(range(-1, -len(truth) - 1, -1))
        for number, one in result.clusters.items():
            for member in one["members"]:
                cluster[member] = number
        right, together, same = pairs(count(zip(cluster, truth))), pairs(count(cluster)), pairs(count(truth))
        print(
            json.dumps(
                {
                    "engine": f"goldenmatch {goldenmatch.__version__} {mode}",
                    "set": name,
                    "records": len(truth),
                    "clusterF1": round(2 * right / (together + same), 4),
                    "clusterPrecision": round(right / max(together, 1), 4),
                    "clusterRecall": round(right / same, 4),
                    "total": round(seconds, 3),
                    "peakMemory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
                    "processor": round(sum(resource.getrusage(resource.RUSAGE_SELF)[:2]) - used, 2),
                }
            )
        )
    except Exception as error:  # what a peer cannot do is a result too
        print(json.dumps({"engine": f"goldenmatch {mode}", "set": name, "error": str(error)[:200]}))
