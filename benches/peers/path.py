"""A path of six stages in numpy, written from the textbooks and not from the model: path.py PROGRAM

Balancer, application, cache, database on a miss, database, a downstream call; every station is M/M/120. The command
line is asked for the same scenario. Prints one JSON object with both answers and the time of this one.
"""

import json
import math
import subprocess
import sys
import time

import numpy

RATE = 5000.0
SERVERS = 120
BALANCER, APP, CACHE, DATABASE, DOWNSTREAM = 32e-6, 20e-3, 50e-6, 5e-3, 30e-3
HIT_RATIO = 0.9
PROBABILITIES = {"p50": 0.5, "p95": 0.95, "p99": 0.99, "p999": 0.999}
REPEATS = 20

# m7i.48xlarge has 96 cores with two threads, which count as 1.25 each.
TIERS = ("balancer", "app", "cache", "database")
INPUTS = {
    "average_rate": RATE,
    "peak_to_average": 1,
    "arrival_scv": 1,
    "balancer_time": f"{BALANCER}s",
    "app_time": f"{APP}s",
    "app_scv": 1,
    "cache_operations": 1,
    "cache_background_operations": 0,
    "cache_time": f"{CACHE}s",
    "cache_hit_ratio": HIT_RATIO,
    "database_queries": 1,
    "database_time": f"{DATABASE}s",
    "database_scv": 1,
    "downstream_calls": 1,
    "downstream_time": f"{DOWNSTREAM}s",
    "downstream_scv": 1,
    "response_size": "1",
    "contention": 0,
    "coherency": 0,
    "measured_speed": 1,
    "hop_round_trip": "0s",
    "client_round_trip": "0s",
    **{f"vertical.{tier}.machine": "m7i.48xlarge" for tier in TIERS},
}
LINK = ";".join(["v1", "stack-overflow-2016@1", *(f"{key}={value}" for key, value in INPUTS.items())])


def erlang_c(servers, load):
    blocked = 1.0
    for n in range(1, servers + 1):
        blocked = load * blocked / (n + load * blocked)
    utilization = load / servers
    return blocked / (1 - utilization + utilization * blocked)


def stage(rate, mean):
    """E[exp(−sR)] of M/M/c, as a function of s."""
    waits = erlang_c(SERVERS, rate * mean)
    decay = SERVERS / mean - rate

    def transform(s):
        return (1 - waits + waits * decay / (decay + s)) / (1 + s * mean)

    return transform


def path():
    balancer, app, cache = stage(RATE, BALANCER), stage(RATE, APP), stage(RATE, CACHE)
    database = stage(RATE * (2 - HIT_RATIO), DATABASE)

    def transform(s):
        query = database(s)
        return (
            balancer(s) * app(s) * cache(s) * (HIT_RATIO + (1 - HIT_RATIO) * query) * query / (1 + s * DOWNSTREAM)
        )

    return transform


# Abate and Whitt, INFORMS J. on Computing 18 (2006), section 5.
M = 16
XI = numpy.ones(2 * M + 1)
XI[0] = 0.5
XI[2 * M] = 2.0**-M
for k in range(1, M):
    XI[2 * M - k] = XI[2 * M - k + 1] + 2.0**-M * math.comb(M, k)
ETA = XI * (-1.0) ** numpy.arange(2 * M + 1)
BETA = M * math.log(10) / 3 + 1j * math.pi * numpy.arange(2 * M + 1)


def distribution(transform, t):
    s = BETA / t
    return 10 ** (M / 3) / t * float(numpy.sum(ETA * (transform(s) / s).real))


def quantile(transform, probability):
    low, high = 0.0, 10.0
    while high - low > 1e-9 * high:
        middle = (low + high) / 2
        if distribution(transform, middle) < probability:
            low = middle
        else:
            high = middle
    return high


def answers():
    transform = path()
    return {name: quantile(transform, probability) for name, probability in PROBABILITIES.items()}


if __name__ == "__main__":
    started = time.perf_counter()
    for _ in range(REPEATS):
        reference = answers()
    seconds = (time.perf_counter() - started) / REPEATS
    printed = subprocess.run([sys.argv[1], "evaluate", LINK, "--format", "json"], check=True, capture_output=True)
    latency = json.loads(printed.stdout)["vertical"]["latency"]
    model = {name: latency[f"{name}_ms"] / 1e3 for name in PROBABILITIES}
    print(json.dumps({"reference": reference, "model": model, "seconds": seconds}))
