"""Counts a cohort in DuckDB or Spark: runs the SQL beside this file over records/*.jsonl in the current folder.

    python sql/count.py duckdb > tally.csv
    python sql/count.py spark > tally.csv
    python sql/count.py duckdb 2 > tally-of-wave-2.csv

Needs the package duckdb or pyspark. Counts the records that name no wave, or those of the wave named. Prints the table of the last statement as CSV, for `psp collate --tally`.
"""

import csv
import pathlib
import sys


def statements(engine, wave):
    """The statements of the three files, in order, without comments."""
    for file in (f"{engine}.sql", "questions.sql", "tally.sql"):
        lines = pathlib.Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines()
        text = "\n".join(line for line in lines if not line.lstrip().startswith("--"))
        yield from filter(None, map(str.strip, text.split(";")))
        if file == f"{engine}.sql" and wave:
            yield f"CREATE OR REPLACE TEMPORARY VIEW counted_round AS SELECT {int(wave)} AS wave"


def in_duckdb(wave):
    import duckdb

    with duckdb.connect() as connection:
        for statement in statements("duckdb", wave):
            result = connection.execute(statement)
        yield [column[0] for column in result.description]
        yield from result.fetchall()


def in_spark(wave):
    from pyspark.sql import SparkSession

    session = SparkSession.builder.getOrCreate()
    for statement in statements("spark", wave):
        table = session.sql(statement)
    for view in ("counted", "compared"):
        # Several counts are made of these: once is enough to work them out.
        session.sql(f"CACHE LAZY TABLE {view}")
    yield table.columns
    yield from table.collect()
    session.stop()


if __name__ == "__main__":
    engines = {"duckdb": in_duckdb, "spark": in_spark}
    if len(sys.argv) not in (2, 3) or sys.argv[1] not in engines:
        sys.exit(__doc__)
    count, wave = engines[sys.argv[1]], sys.argv[2] if len(sys.argv) == 3 else None
    csv.writer(sys.stdout, lineterminator="\n").writerows(count(wave))
