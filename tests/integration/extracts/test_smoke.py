from datetime import date
from soceis.insight.extracts.queries.frames import frames, in_a_series
def test_it(some_records):
    meta, tables = frames(date(2022,6,1))
    print(meta)
    for n,t in tables.items(): print(n, t.to_pylist())
    from soceis.evaluation import Extract, evaluate
    e = Extract.from_tables(meta, in_a_series(tables,"x"))
    for f in e.findings: print(f)
    r = evaluate(e, "corrected"); print(r.table("case_status").cells)
    meta, tables = frames(date(2021,2,20))
    for n,t in tables.items(): print(n, t.to_pylist())
