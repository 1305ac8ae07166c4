"""Whole-program timings of Python's process pools: one line "key value" for each figure.

usage: /usr/bin/python3 peers.py PEER [series]
PEER is one of stdlib spawn multiprocess futures joblib pathos. Debian packages: python3-multiprocess
python3-dill python3-joblib (pathos itself has none). With "series", what the plots show of it instead.
"""
import os
import statistics
import sys
import time

WORKERS = 2
peer = sys.argv[1]


def timed(call):
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def median(call, calls=5):
    return statistics.median(timed(call) for _ in range(calls))


def noop(x):
    return x


def work(start):
    count = 0
    i = start
    while i < start + 3000:
        k = 2
        prime = True
        while k * k <= i:
            if i % k == 0:
                prime = False
                break
            k += 1
        count += prime
        i += 1
    return count


if peer == 'pathos':
    from pathos.multiprocessing import ProcessPool
    made = [0]

    def make():
        made[0] += 1
        return ProcessPool(WORKERS, id='p%d' % made[0])

    def pmap(pool, f, xs, chunk=None):
        return pool.map(f, xs, chunksize=chunk) if chunk else pool.map(f, xs)

    def close(pool):
        pool.terminate()
        pool.join()
        pool.clear()
elif peer in ('multiprocess', 'stdlib', 'spawn'):
    if peer == 'multiprocess':
        import multiprocess as context
    else:
        import multiprocessing
        context = multiprocessing.get_context('spawn') if peer == 'spawn' else multiprocessing

    def make():
        return context.Pool(WORKERS)

    def pmap(pool, f, xs, chunk=None):
        return pool.map(f, xs, chunksize=chunk)

    def close(pool):
        pool.terminate()
        pool.join()
elif peer == 'futures':
    from concurrent.futures import ProcessPoolExecutor

    def make():
        return ProcessPoolExecutor(WORKERS)

    def pmap(pool, f, xs, chunk=None):
        return list(pool.map(f, xs, chunksize=chunk or max(1, len(xs) // 8)))

    def close(pool):
        pool.shutdown()
elif peer == 'joblib':
    from joblib import Parallel, delayed
    import joblib.externals.loky as loky

    def make():
        return Parallel(n_jobs=WORKERS, backend='loky')

    def pmap(pool, f, xs, chunk=None):
        chosen = Parallel(n_jobs=WORKERS, backend='loky', batch_size=chunk) if chunk else pool
        return chosen(delayed(f)(x) for x in xs)

    def close(pool):
        loky.get_reusable_executor().shutdown(wait=True)


def tell(key, value):
    print(key, value, flush=True)


def cold():
    start = time.perf_counter()
    pool = make()
    pmap(pool, noop, [1, 2, 3, 4], 1)
    taken = time.perf_counter() - start
    close(pool)
    return taken


def figures(pool):
    xs = list(range(100_000))
    few = xs[:2000]
    tell('map_100k_default_s', median(lambda: pmap(pool, noop, xs), 5 if peer != 'joblib' else 3))
    tell('map_2000_chunk1_s', median(lambda: pmap(pool, noop, few, 1)))
    big = [bytes(bytearray(os.urandom(1 << 20)) * 16) for _ in range(8)]
    tell('echo_128MiB_s', median(lambda: pmap(pool, noop, big, 1), 3))
    tell('len_128MiB_s', median(lambda: pmap(pool, len, big, 1), 3))
    loads = [200_000 + 3000 * i for i in range(64)]
    serial = timed(lambda: [work(load) for load in loads])
    pooled = median(lambda: pmap(pool, work, loads), 1)
    tell('cpu_serial_s', serial)
    tell('cpu_pool_s', pooled)
    tell('cpu_speedup', serial / pooled)


def series(pool):
    xs = list(range(20_000))
    for size in (1, 4, 16, 64, 256, 1024, 4096):
        tell('batch_us_%d' % size, 1e6 * median(lambda: pmap(pool, noop, xs, size), 3) / len(xs))
    for count in (10, 100, 1000, 10_000, 100_000, 1_000_000):
        some = list(range(count))
        tell('count_s_%d' % count, median(lambda: pmap(pool, noop, some), 3))


if __name__ == '__main__':
    if len(sys.argv) == 2:
        tell('cold_first_result_s', statistics.median(cold() for _ in range(5)))
    the_pool = make()
    pmap(the_pool, noop, list(range(2000)))
    (figures if len(sys.argv) == 2 else series)(the_pool)
    close(the_pool)
