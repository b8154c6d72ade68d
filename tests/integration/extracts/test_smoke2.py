import time
from datetime import date
from soceis.foundation.access.context import acting_as
from soceis.insight.extracts.queries import study_for, figure_for
def test_it(some_records):
    with acting_as(some_records.cast.eve) as _:
        t=time.time(); s=study_for(some_records.cast.eve, date(2022,9,1)); print("first", time.time()-t)
        t=time.time(); s=study_for(some_records.cast.eve, date(2022,9,1)); print("second", time.time()-t)
        for f in s.findings: print(f)
        print(s.differences); print([p for p in s.printed if not p.same][:4])
        t=time.time(); svg=figure_for(some_records.cast.eve, "Cardiff", date(2022,9,1)); print("fig", time.time()-t)
        open("/tmp/fig.svg","w").write(svg)
        print(svg[:600])
