"""Runs the checks of a JSON file with Great Expectations on DuckDB over Parquet files; prints what came out as JSON.

python peer_gx.py CHECKS FILES KEYS DATABASE: KEYS is `keys` to ask for the key of every failing record, `counts` not to.
"""
import enum
import json
import resource
import sys
import time

started = time.perf_counter()
import great_expectations as gx
import great_expectations.expectations as gxe
from great_expectations.execution_engine import sqlalchemy_execution_engine


class Dialect(str, enum.Enum):
    """Great Expectations reads results after it gave the connection back, and DuckDB then has none: it must keep its connection, as it does for SQLite."""

    DUCKDB = "duckdb"


sqlalchemy_execution_engine._PERSISTED_CONNECTION_DIALECTS = (*sqlalchemy_execution_engine._PERSISTED_CONNECTION_DIALECTS, Dialect.DUCKDB)

checks, files, mode = json.load(open(sys.argv[1])), sys.argv[2], sys.argv[3]


def braces(text):
    return text.replace("{", "{{").replace("}", "}}")


def expectation(check):
    kind, column = check["kind"], check.get("column")
    if kind == "required":
        return gxe.ExpectColumnValuesToNotBeNull(column=column)
    if kind == "pattern":
        # It has no regular expressions on DuckDB: asked as a query, which gives back the rows that it finds.
        pattern = check["pattern"].replace("'", "''")
        return gxe.UnexpectedRowsExpectation(unexpected_rows_query="SELECT id FROM {batch} WHERE NOT regexp_matches(%s, '%s')" % (column, braces(pattern)))
    if kind == "length":
        return gxe.ExpectColumnValueLengthsToBeBetween(column=column, min_value=check["min"], max_value=check["max"])
    if kind == "placeholder":
        return gxe.ExpectColumnValuesToNotBeInSet(column=column, value_set=check["values"])
    if kind == "range":
        return gxe.ExpectColumnValuesToBeBetween(column=column, min_value=check.get("min"), max_value=check.get("max"))
    if kind == "code-list":
        return gxe.ExpectColumnValuesToBeInSet(column=column, value_set=check["values"])
    return gxe.ExpectColumnValuesToBeUnique(column=check["columns"][0])


import duckdb

database = sys.argv[4]
with duckdb.connect(database) as connection:
    connection.execute("create or replace view t as select * from read_parquet('%s')" % files)
context = gx.get_context(mode="ephemeral")
source = context.data_sources.add_sql("duck", connection_string="duckdb:///" + database)
batch = source.add_table_asset("t", table_name="t").add_batch_definition_whole_table("all").get_batch()
suite = gx.ExpectationSuite(name="checks", expectations=[expectation(check) for check in checks])
result_format = {"result_format": "COMPLETE", "unexpected_index_column_names": ["id"], "include_unexpected_rows": False}
result = batch.validate(suite, result_format=result_format if mode == "keys" else "BASIC")
failed, keys = [], 0
for one in result.results:
    failed.append(one.result.get("unexpected_count", one.result.get("observed_value", str(one.exception_info)[:200])))
    rows = one.result.get("unexpected_index_list") or (one.result.get("details") or {}).get("unexpected_rows") or []
    keys += len(rows) if mode == "keys" else 0
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({
    "seconds": time.perf_counter() - started,
    "processors": usage.ru_utime + usage.ru_stime,
    "peak": usage.ru_maxrss * 1024,
    "findings": keys,
    "failed": failed,
    "version": gx.__version__ + ", DuckDB " + duckdb.__version__,
}))
