import type { Source } from '@/content/lesson-types';

export const sources = {
  nygard: {
    text: 'Michael T. Nygard, Release It! Design and Deploy Production-Ready Software. 2nd edition, Pragmatic Bookshelf, 2018.',
    href: 'https://pragprog.com/titles/mnee2/release-it-second-edition/',
    at: 'Chapter 4, Stability Antipatterns, “Blocked Threads”; chapter 5, Stability Patterns, “Circuit Breaker”.',
  },
  gobreaker: {
    text: 'sony/gobreaker, version 2.',
    href: 'https://github.com/sony/gobreaker',
    at: 'README.md and v2/gobreaker.go: ReadyToTrip (more than five failures in a row), Timeout 60 s, MaxRequests 1.',
  },
  resilience4j: {
    text: 'resilience4j, CircuitBreaker.',
    href: 'https://resilience4j.readme.io/docs/circuitbreaker',
    at: '“Create and configure a CircuitBreaker”: the table of properties with their defaults.',
  },
  hystrix: {
    text: 'Netflix Hystrix wiki, How it Works and Configuration.',
    href: 'https://github.com/Netflix/Hystrix/wiki/How-it-Works',
    at: 'How it Works, “Circuit Breaker”; Configuration, “circuitBreaker.requestVolumeThreshold”.',
  },
  'aws-fallback': {
    text: 'Jacob Gabrielson, Avoiding fallback in distributed systems. Amazon Builders’ Library.',
    href: 'https://aws.amazon.com/builders-library/avoiding-fallback-in-distributed-systems/',
    at: '“Distributed fallback” and “The problems with distributed fallback”.',
  },
  brooker: {
    text: 'Marc Brooker, Will circuit breakers solve my problems? 2022.',
    href: 'https://brooker.co.za/blog/2022/02/16/circuit-breakers.html',
    at: '“The Problem with Circuit Breakers” and “Bottom Line”.',
  },
  envoy: {
    text: 'Envoy documentation, Outlier detection.',
    href: 'https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/upstream/outlier',
    at: '“Detection types” and “Ejection algorithm”, with its maximum ejection percentage.',
  },
  fowler: {
    text: 'Martin Fowler, CircuitBreaker. martinfowler.com, 2014.',
    href: 'https://martinfowler.com/bliki/CircuitBreaker.html',
    whole: 'one short article without headings; the sketch is its subject.',
  },
} as const satisfies Record<string, Source>;
