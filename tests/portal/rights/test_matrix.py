"""Every address of the admin, asked by ten people about what is theirs and what is not.

`table.py` says who is answered. No answer, page, file, redirect or message, names what its reader
may not see, and nothing is written for those who are refused.
"""

import os
import pytest

from tests.indexes import reference_index, search_index

from .addresses import addresses
from .asking import Asker, questions
from .objects import make_world
from .table import LEFT_OUT, ROWS, row_of

ASKED = [address for address in addresses() if address.name not in LEFT_OUT]


@pytest.fixture(scope="module")
def asker(module_db: None) -> Asker:
    with search_index(), reference_index():
        return Asker(make_world())


def test_all(asker):
    import json, time, collections
    out=[];cnt=collections.Counter();cpu=collections.Counter()
    for a in ASKED:
        row=row_of(a.name)
        if row is None: out.append(f'NOROW {a.name}');continue
        for q in questions(asker.world,a,row):
            t=time.process_time()
            out+=asker.ask(q)
            k=(q.is_for_them,q.role,q.method); cnt[k]+=1; cpu[k]+=time.process_time()-t
    open('/tmp/w/rights_out.txt','w').write('\n'.join(out))
    with open('/tmp/w/rights_cpu.txt','w') as f:
        print(sum(cnt.values()),sum(cpu.values()),file=f)
        for k,v in cpu.most_common(): print(k,cnt[k],round(v,1),file=f)
