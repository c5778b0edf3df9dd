import type { Source } from '@/content/lesson-types';

export const sources = {
  nygard: {
    text: 'Michael T. Nygard, Release It! Design and Deploy Production-Ready Software, 2nd edition, Pragmatic Bookshelf 2018: Stability Antipatterns (Blocked Threads, Cascading Failures); Stability Patterns (Circuit Breaker).',
    href: 'https://pragprog.com/titles/mnee2/release-it-second-edition/',
  },
  fowler: {
    text: 'Martin Fowler, CircuitBreaker. martinfowler.com, 2014.',
    href: 'https://martinfowler.com/bliki/CircuitBreaker.html',
  },
  gobreaker: {
    text: 'sony/gobreaker v2, README and gobreaker.go: ReadyToTrip (more than five failures in a row), Timeout 60 s, MaxRequests 1.',
    href: 'https://github.com/sony/gobreaker',
  },
  resilience4j: {
    text: 'resilience4j, CircuitBreaker: sliding windows by count and by time, slow calls, minimumNumberOfCalls 100, waitDurationInOpenState 60 s.',
    href: 'https://resilience4j.readme.io/docs/circuitbreaker',
  },
  hystrix: {
    text: 'Netflix Hystrix wiki, How it Works: Flow Chart, Circuit Breaker; Configuration: circuitBreaker.requestVolumeThreshold.',
    href: 'https://github.com/Netflix/Hystrix/wiki/How-it-Works',
  },
  'aws-fallback': {
    text: 'Jacob Gabrielson, Avoiding fallback in distributed systems. Amazon Builders’ Library: Distributed fallback; The problems with distributed fallback.',
    href: 'https://aws.amazon.com/builders-library/avoiding-fallback-in-distributed-systems/',
  },
  brooker: {
    text: 'Marc Brooker, Will circuit breakers solve my problems? 2022.',
    href: 'https://brooker.co.za/blog/2022/02/16/circuit-breakers.html',
  },
  envoy: {
    text: 'Envoy documentation, Outlier detection: consecutive 5xx, success rate, ejection of single hosts, maximum ejection percentage.',
    href: 'https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/outlier',
  },
} as const satisfies Record<string, Source>;
