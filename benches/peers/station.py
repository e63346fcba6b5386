"""M/M/10 at a utilization of 0.8 in two simulators of PyPI: customers and events per second, and what they answer.

Prints one JSON object for each. An event is an arrival or a departure.
"""

import json
import random
import time

import ciw
import numpy
import simpy

SERVERS = 10
SERVICE = 1.0
ARRIVALS = 8.0
CUSTOMERS = 200_000
SEED = 1


def answer(simulator, seconds, responses):
    p50, p99 = numpy.quantile(responses, [0.5, 0.99])
    customers = len(responses)
    print(
        json.dumps(
            {
                "simulator": simulator,
                "customers": customers,
                "customers_per_second": customers / seconds,
                "events_per_second": 2 * customers / seconds,
                "p50": p50,
                "p99": p99,
            }
        )
    )


def with_ciw():
    ciw.seed(SEED)
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(rate=ARRIVALS)],
        service_distributions=[ciw.dists.Exponential(rate=1 / SERVICE)],
        number_of_servers=[SERVERS],
    )
    started = time.perf_counter()
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_customers(CUSTOMERS, method="Finish")
    seconds = time.perf_counter() - started
    records = simulation.get_all_records()
    answer("ciw " + ciw.__version__, seconds, [r.exit_date - r.arrival_date for r in records])


def with_simpy():
    draw = random.Random(SEED)
    environment = simpy.Environment()
    servers = simpy.Resource(environment, capacity=SERVERS)
    responses = []

    def customer():
        arrived = environment.now
        with servers.request() as request:
            yield request
            yield environment.timeout(draw.expovariate(1 / SERVICE))
        responses.append(environment.now - arrived)

    def arrivals():
        for _ in range(CUSTOMERS):
            yield environment.timeout(draw.expovariate(ARRIVALS))
            environment.process(customer())

    environment.process(arrivals())
    started = time.perf_counter()
    environment.run()
    answer("simpy " + simpy.__version__, time.perf_counter() - started, responses)


if __name__ == "__main__":
    with_ciw()
    with_simpy()
