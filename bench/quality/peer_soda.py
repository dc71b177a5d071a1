"""Runs the checks of a JSON file with Soda Core on DuckDB over Parquet files; prints what came out as JSON.

python peer_soda.py CHECKS FILES: Soda Core counts failing records; it has no way to keep their keys.
"""
import json
import logging
import resource
import sys
import time

started = time.perf_counter()
logging.disable(logging.CRITICAL)
import duckdb
import soda_core.__version__ as version
from soda_core.common.yaml import ContractYamlSource
from soda_core.contracts.contract_verification import ContractVerificationSession
from soda_duckdb.common.data_sources.duckdb_data_source import DuckDBDataSourceImpl

checks, files = json.load(open(sys.argv[1])), sys.argv[2]


def soda(check, number):
    kind = check["kind"]
    about = {"name": "check %d" % number, "qualifier": str(number)}
    if kind == "required":
        return {"missing": about}
    if kind == "pattern":
        return {"invalid": {**about, "valid_format": {"name": "pattern", "regex": check["pattern"]}}}
    if kind == "length":
        return {"invalid": {**about, "valid_min_length": check["min"], "valid_max_length": check["max"]}}
    if kind == "placeholder":
        return {"invalid": {**about, "invalid_values": check["values"]}}
    if kind == "code-list":
        return {"invalid": {**about, "valid_values": check["values"]}}
    if kind == "range":
        bounds = {"valid_" + name: check[name] for name in ("min", "max") if name in check}
        return {"invalid": {**about, **bounds}}
    return {"duplicate": about}


connection = duckdb.connect()
connection.execute("create view t as select * from read_parquet('%s')" % files)
columns = {}
for number, check in enumerate(checks):
    column = check.get("column") or check["columns"][0]
    # Bounds of dates are asked as an expression: valid_min takes numbers alone.
    if check["kind"] == "range" and isinstance(check.get("min", check.get("max")), str):
        bound, sign = (check["min"], "<") if "min" in check else (check["max"], ">")
        made = {"failed_rows": {"name": "check %d" % number, "qualifier": str(number), "expression": "%s %s date '%s'" % (column, sign, bound)}}
    else:
        made = soda(check, number)
    columns.setdefault(column, []).append(made)
contract = {"dataset": "duck/main/t", "columns": [{"name": name, "checks": made} for name, made in columns.items()]}
source = DuckDBDataSourceImpl.from_existing_cursor(connection, "duck")
session = ContractVerificationSession.execute(
    contract_yaml_sources=[ContractYamlSource.from_str(json.dumps(contract))], data_source_impls=[source]
)
failed = {}
for result in session.contract_verification_results:
    for one in result.check_results:
        number = int(one.check.name.split()[-1])
        values = one.diagnostic_metric_values or {}
        failed[number] = next((values[name] for name in ("invalid_count", "duplicate_count", "failed_rows_count", "missing_count") if name in values), str(one.outcome))
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({
    "seconds": time.perf_counter() - started,
    "processors": usage.ru_utime + usage.ru_stime,
    "peak": usage.ru_maxrss * 1024,
    "findings": 0,
    "failed": [failed.get(number, session.get_errors_str() if not failed else "not run") for number in range(len(checks))],
    "version": getattr(version, "SODA_CORE_VERSION", "") + ", DuckDB " + duckdb.__version__,
}))
