import time
from tests.integration.isolation.leaks import rows
def test_t(world):
    t=time.process_time(); r=rows(); print("ROWS", time.process_time()-t, len(r))
