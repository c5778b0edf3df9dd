import { type Prompt, unitsOf } from '../prompt-types';

/** What stands in front: balancers, gateways, discovery, state. */
export const front: readonly Prompt[] = [
  {
    id: 'gateway-or-balancer',
    title: 'A gateway or a balancer',
    lesson: 'api-gateway',
    seconds: 120,
    ask: 'When do you put an API gateway in front of a system rather than a load balancer?',
    units: unitsOf(
      [
        'different-jobs',
        'What is each of the two for?',
        'A balancer spreads one kind of request over equal backends; a gateway is a policy point in front of different services.',
        ['spread', 'policy', 'different service', 'distribut'],
      ],
      [
        'jobs',
        'What does a gateway do that a balancer does not?',
        'Authentication, authorisation, limits per client, transformation, protocol translation, aggregation.',
        ['authenti', 'rate limit', 'transform', 'aggregat'],
      ],
      [
        'outside',
        'For which callers do you want it?',
        'Gateways are for callers from outside; inside, a balancer or a mesh is enough.',
        ['external', 'internal', 'outside', 'public', 'inside'],
      ],
      [
        'both',
        'Do you have to choose?',
        'Most systems have both: balancers in front of the gateway’s own instances and behind it.',
        ['both', 'behind', 'in front of'],
      ],
      [
        'cost',
        'What does a gateway cost every request?',
        'One more hop and more work for each request, and something to run and pay for.',
        ['latency', 'hop', 'cost'],
      ],
      [
        'risk',
        'What goes wrong with a gateway as it grows?',
        'It becomes a single point of failure and a place for business logic that every team waits for.',
        ['single point', 'business logic', 'bottleneck', 'team'],
      ],
      [
        'bff',
        'What if phone and web want different answers?',
        'A backend for each kind of client aggregates and trims what that client needs.',
        ['backend for', 'bff', 'phone', 'mobile', 'client kind', 'kind of client'],
      ],
      [
        'not-needed',
        'When is a balancer alone right?',
        'With one service and no policy at the edge, a balancer or reverse proxy is enough.',
        ['enough', 'one service', 'not need', 'simple'],
      ],
    ),
    exemplars: {
      mid: 'A load balancer distributes requests over servers that are the same. An API gateway also does authentication, rate limiting and routing to different microservices. So if I have one application I use a balancer. If I have many services with public clients I use a gateway, and usually a balancer too.',
      senior:
        'They answer different questions. A balancer asks which of these equal backends; a gateway asks who you are, whether you may, how often, and which service is meant. I want a gateway where strangers call: tokens, limits per client, one stable address while services move. Inside I would not route through it, because it adds a hop and a shared fate. It needs several instances behind a balancer itself, and it must stay free of business logic.',
      staff:
        'I see it as where policy lives. If the policy is the same for every service, authentication, quotas, a public contract, it belongs once at the edge. If it is about how services talk among themselves, a mesh or a client library does it closer to the caller. Spreading load is a third matter, and all of them do it somehow. What I watch in a gateway is its ownership: once teams need a gateway release to ship, it is an organisational bottleneck. So I would keep it declarative, give each client kind its own aggregation layer, decide for each policy whether it fails open or closed, and make its failure a rehearsed event.',
    },
  },
  {
    id: 'which-algorithm',
    title: 'Which balancing algorithm',
    lesson: 'load-balancing',
    seconds: 120,
    ask: 'Your load balancer uses round robin and one backend is always slower than the rest. Which algorithm do you want, and why?',
    units: unitsOf(
      [
        'why-rr-fails',
        'What does round robin assume?',
        'Round robin assumes equal backends and equal requests; it sends a slow one the same share until it queues.',
        ['equal', 'same share', 'same number', 'assume'],
      ],
      [
        'ask-why-slow',
        'What do you ask about the slow backend?',
        'Ask why it is slow: smaller machine, more expensive requests, or something ill that a health check should eject.',
        ['why', 'health', 'smaller', 'ill'],
      ],
      ['weights', 'When are weights the answer?', 'Known, lasting differences are weights.', ['weight']],
      [
        'least',
        'What does least connections react to?',
        'Work that varies: requests in flight are a signal that a slow backend raises by itself.',
        ['least connection', 'in flight', 'outstanding', 'least request'],
      ],
      [
        'two-choices',
        'Why look at two backends rather than at all?',
        'Two random choices get most of the gain for constant work and do not herd when the view is old.',
        ['two choices', 'random', 'herd'],
      ],
      [
        'affinity',
        'When does the key decide?',
        'Affinity, for a cache or a session, wants hashing; it gives up balance.',
        ['hash', 'affin', 'sticky'],
      ],
      [
        'grey',
        'How can least connections make a failure worse?',
        'A backend that fails fast looks idle and draws everything; pair it with outlier ejection.',
        ['fail fast', 'eject', 'outlier', 'black hole', 'fast error'],
      ],
      [
        'state',
        'What does an algorithm need to know, and who knows it?',
        'Several balancers each see only their own part of the traffic, so the best local view is still partial.',
        ['several balancer', 'local', 'partial', 'own view'],
      ],
    ),
    exemplars: {
      mid: 'Round robin sends the same number of requests to each, so the slow one builds a queue. I would use least connections, because a slow backend has more open connections and then gets fewer new requests. If the backend is slow because the machine is smaller, weighted round robin works too.',
      senior:
        'First, why is it slow? If it is a smaller machine, weights say so once. If requests differ, I want something that looks at work in flight. I would take two random choices and send to the less loaded: nearly as good as looking at all, and with several balancers it does not make all of them pick the same one. I would also add outlier ejection, since a backend that returns errors quickly looks like the best one.',
      staff:
        'The algorithm is the last part of the answer. Lasting difference: weight it or make the fleet uniform. Illness: eject it, and do not teach the balancer to live with it. What remains is variance, and for that a load-aware choice among a few candidates does nearly everything, with constant cost and without herding on stale counts. I would look at the tail, not at the spread of counts: the p99 is what round robin hurts. And I would check the connection layer, because with long-lived connections at layer 4 no algorithm for new connections moves what is already open.',
    },
  },
  {
    id: 'layer-4-or-7',
    given: { '4': { name: 'a layer' }, '7': { name: 'a layer' } },
    title: 'Layer 4 or layer 7',
    lesson: 'layer-4-and-layer-7',
    seconds: 120,
    ask: 'Layer 4 or layer 7 for a service with a web page, a REST API and WebSockets?',
    units: unitsOf(
      [
        'sees',
        'What can each of the two see?',
        'Layer 4 sees addresses and ports; layer 7 reads the request: host, path, headers, cookies.',
        ['port', 'header', 'path', 'reads'],
      ],
      [
        'unit',
        'What is balanced by each?',
        'Layer 4 balances connections, layer 7 requests: long-lived connections stay where they are after a scale-out.',
        ['connection', 'per request', 'long-lived'],
      ],
      ['routing', 'Which routing needs layer 7?', 'Routing by host and path to different services needs layer 7.', ['rout']],
      [
        'tls',
        'Where does TLS end?',
        'Layer 7 ends TLS and holds the certificates; layer 4 can pass it through.',
        ['tls', 'certificate', 'terminat'],
      ],
      [
        'cost',
        'What does reading the request cost?',
        'Layer 7 costs processor and latency for each request; layer 4 is cheap and takes any protocol.',
        ['cpu', 'processor', 'latency', 'cheap', 'fast'],
      ],
      [
        'both',
        'How do the two stand together?',
        'Commonly layer 4 outside, spreading over several proxies of layer 7.',
        ['both', 'in front of', 'tier', 'spread prox'],
      ],
      [
        'websocket',
        'What do WebSockets need on a deploy?',
        'They need long timeouts, draining, and reconnects with jitter so that a deploy is not a herd.',
        ['drain', 'reconnect', 'websocket'],
      ],
    ),
    exemplars: {
      mid: 'I would use layer 7 because it can route by path: the API to one group and the page to another. It can also terminate TLS. Layer 4 is faster but only looks at IP and port. WebSockets work over layer 7 as well if the proxy supports the upgrade.',
      senior:
        'Layer 7 for the page and the API, since I want routing by path, TLS in one place and health checks over HTTP. WebSockets pass through it too, but they are long-lived, so balance is decided when they connect: after adding backends the new ones stay empty until clients reconnect. I would drain slowly on deploys and have clients reconnect with jitter. In front of the proxies themselves I would put layer 4, which is cheap and makes them redundant.',
      staff:
        'Two tiers: layer 4 to make the proxies replaceable, layer 7 to make the services replaceable. I would give WebSockets their own pool, because their capacity is counted in open connections and memory, while the API is counted in requests; sharing limits lets one starve the other. The thing I would decide on purpose is when a connection may be broken. A maximum age with jitter keeps the balance after a scale-out without a storm. And I would keep a way around the proxy for traffic that only needs bytes moved.',
    },
  },
  {
    id: 'where-is-the-session',
    title: 'Users are logged out on every deploy',
    lesson: 'stateless-and-stateful',
    seconds: 120,
    ask: 'Every time we deploy, some users lose their cart. Someone suggests sticky sessions. What do you say?',
    units: unitsOf(
      [
        'cause',
        'Why does a deploy lose carts?',
        'The cart lives in the memory of an instance, and the deploy ends the instance.',
        ['memory', 'instance', 'process'],
      ],
      [
        'sticky-no',
        'Why do sticky sessions not mend it?',
        'Stickiness brings the user back to an instance that is gone; it also breaks balance.',
        ['sticky', 'uneven', 'balance', 'still lose'],
      ],
      [
        'move-out',
        'Where does the cart go?',
        'Move it to a shared store, keyed by a session id in a cookie.',
        ['shared store', 'redis', 'database', 'external'],
      ],
      [
        'durability',
        'Which state may be lost, and which not?',
        'Different state, different store: a session may expire, a cart should persist.',
        ['persist', 'durab', 'expire', 'ttl', 'lost'],
      ],
      [
        'cost',
        'What does the shared store cost?',
        'A hop on every request, and a dependency whose failure you must design for.',
        ['hop', 'latency', 'depend', 'single point'],
      ],
      [
        'client-side',
        'What can be kept with the client, and at what price?',
        'A signed token needs no store, but cannot be taken back before it expires and grows with what is in it.',
        ['token', 'cookie', 'jwt', 'signed'],
      ],
      [
        'drain',
        'What should a deploy do anyway?',
        'Drain: take no new requests, finish the old ones, then stop.',
        ['drain', 'rolling', 'graceful'],
      ],
      [
        'legit',
        'When may state stay?',
        'WebSockets, games, streams, shared editing may keep state near, with routing by key and a way to hand it over.',
        ['websocket', 'game', 'collab', 'stream'],
      ],
    ),
    exemplars: {
      mid: 'Sticky sessions only make the user go back to the same server, but after the deploy that server is new and the cart is gone anyway. I would store the cart in Redis or the database so that every server can read it. Then the servers are stateless and deploys are safe.',
      senior:
        'I would say that stickiness hides the problem and adds another: one instance with many heavy users stays hot. The cart is in process memory; move it out, keyed by a session id. The session can expire in a cache, the cart I would persist because it is money. That is one more hop on each request and a store that must be redundant. And we should drain instances on deploy, so that requests in flight finish.',
      staff:
        'I would ask for each piece of state: who needs it, for how long, what losing it costs. Login can be a signed token with a short life plus a refresh that can be revoked. The cart belongs to the user and not to the session, so it goes to a durable store, and the browser can keep a copy to survive a bad minute. After that, any instance may die at any time, which is worth more than the deploy: it is what makes autoscaling and cheap machines possible. I would prove it by killing an instance every day. Stickiness may come back later as an optimisation for cache warmth, and only if being wrong is harmless.',
    },
  },
  {
    id: 'discovery-and-mesh',
    title: 'Do we need a service mesh',
    lesson: 'service-discovery-and-mesh',
    seconds: 120,
    ask: 'We have a dozen services that find each other through DNS, and calls fail after every deploy. Do we need a mesh?',
    units: unitsOf(
      [
        'stale',
        'Why do calls fail after a deploy?',
        'Names are cached: callers keep asking addresses that are gone until the answer expires.',
        ['cache', 'ttl', 'stale', 'expire'],
      ],
      [
        'drain',
        'What on the server side avoids most of it?',
        'Deregister first, keep serving, drain, then stop.',
        ['drain', 'deregister', 'graceful'],
      ],
      [
        'client-server',
        'Which two kinds of discovery are there besides DNS?',
        'Client-side, where callers ask a registry and choose, and server-side, where a balancer does.',
        ['registry', 'client-side', 'server-side', 'consul'],
      ],
      [
        'heartbeat',
        'How does a registry know that an instance is gone?',
        'Heartbeats and time to live: shorter finds failures sooner and costs traffic and false alarms.',
        ['heartbeat', 'health check', 'interval'],
      ],
      [
        'mesh-gives',
        'What does a mesh give?',
        'Sidecars do discovery, retries, timeouts, mutual TLS and telemetry the same way for all languages.',
        ['sidecar', 'mtls', 'mutual', 'telemetry'],
      ],
      [
        'mesh-costs',
        'What does a mesh cost?',
        'A proxy beside every instance: latency, memory, and a control plane to operate and upgrade.',
        ['latency', 'memory', 'control plane', 'operat', 'complex'],
      ],
      [
        'retry-danger',
        'Which danger comes with retries in the mesh?',
        'Retries in the mesh multiply with those in the code; have them in one layer with a budget.',
        ['retr', 'budget', 'multipl'],
      ],
    ),
    exemplars: {
      mid: 'The calls fail because DNS answers are cached and still point to old instances. Lowering the time to live helps. A service mesh like Istio does discovery through sidecars and also gives retries and mutual TLS. With a dozen services it may be useful but it adds complexity.',
      senior:
        'I would mend the deploy before buying a mesh. An instance should leave the registry, keep serving while caches expire, and then stop. And callers should connect with short timeouts and one retry. If failures remain, use a balancer or client-side discovery with health checks rather than raw DNS. A mesh pays when many languages need the same policy: mutual TLS, timeouts, telemetry. It puts a proxy on both sides of every call and a control plane in our care.',
      staff:
        'A mesh is an answer to having policy in many languages, and the symptom here is a deploy that does not drain. I would fix that first, since a mesh with the same shutdown order loses the same calls. Then list what we want to be uniform: identity, timeouts, retry budgets, telemetry. If a shared library covers it, that is cheaper than a fleet of proxies. If we do adopt one, I would go service by service, take retries out of the code as they go into the proxy, and rehearse the day when the control plane is down, because the data plane must keep working with what it last knew.',
    },
  },
];
