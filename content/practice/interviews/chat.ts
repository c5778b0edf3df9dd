import { type Interview, points } from './interview-types';

export const chat: Interview = {
  id: 'chat',
  title: 'A chat',
  opens: 'Design a chat for people and groups, with messages that arrive once, in order, on all of a person’s devices.',
  names: { users: 'senders', app: 'message machines' },
  stages: {
    requirements: {
      asks: 'What do you want to know before you begin?',
      points: points(
        [
          'functions',
          'What do you ask about what it does?',
          'One to one, groups and how large, history, presence, receipts.',
          'capacity-planning',
        ],
        [
          'order',
          'Within what must messages be in order?',
          'Order within a conversation; none is needed between conversations.',
          'async-messaging',
        ],
        [
          'durable',
          'When may a message not be lost any more?',
          'No message may be lost once it is acknowledged.',
          'failover-and-clustering',
        ],
        [
          'latency',
          'For whom is there a bound on delivery?',
          'Delivered within a second for those who are connected.',
          'latency-and-throughput',
        ],
        [
          'offline',
          'What do you ask about people who are away?',
          'What happens to messages for somebody who is away.',
          'async-messaging',
        ],
      ),
    },
    estimates: {
      asks: 'How large is it?',
      points: points(
        ['messages', 'Which rate comes first?', 'Messages a second, mean and peak.', 'capacity-planning'],
        [
          'connections',
          'What else than messages must be counted at the peak?',
          'Open connections at the peak, and how many a machine holds.',
          'capacity-planning',
        ],
        ['groups', 'What makes deliveries out of messages?', 'Deliveries: messages × members of a group.', 'capacity-planning'],
        ['storage', 'What is multiplied for the history?', 'History × copies × years.', 'capacity-planning'],
        [
          'presence',
          'What may be more than the messages themselves?',
          'Presence can be more messages than the messages.',
          'capacity-planning',
        ],
      ),
    },
    design: {
      asks: 'Draw it, and follow one message to two devices.',
      points: points(
        [
          'sockets',
          'What holds the connections, and what is unusual about it?',
          'Connection machines hold WebSockets; they are stateful on purpose.',
          'stateless-and-stateful',
        ],
        [
          'registry',
          'How is the machine found to which somebody is connected?',
          'A registry says which machine a person is connected to, and expires.',
          'service-discovery-and-mesh',
        ],
        [
          'log',
          'What gives order and history in one?',
          'A log for each conversation, partitioned by it: order and history in one.',
          'partitioning-and-sharding',
        ],
        [
          'ack',
          'When is a message acknowledged, and what makes a second send harmless?',
          'Acknowledge once it is stored; ids from the client make a second send harmless.',
          'timeouts-retries-jitter',
        ],
        [
          'sync',
          'How does a device catch up?',
          'Devices fetch from the last number they have: delivery is a hint, the log is the truth.',
          'async-messaging',
        ],
        [
          'push',
          'How do those who are away hear of it?',
          'Notifications for those who are away, through a queue.',
          'async-messaging',
        ],
      ),
    },
    dives: {
      asks: 'Choose two: order and duplicates, large groups, a deploy of the connection machines.',
      points: points(
        [
          'sequence',
          'Who gives out the numbers, and what if that moves?',
          'One writer for each conversation gives numbers; what if it moves.',
          'failover-and-clustering',
        ],
        ['once', 'What does “exactly once” rest on?', 'At least once, and ids: it looks like exactly once.', 'async-messaging'],
        [
          'large',
          'What is different in very large groups?',
          'In large groups members fetch, and are not all written to.',
          'indexing-and-cqrs',
        ],
        [
          'drain',
          'How is a machine full of connections deployed?',
          'A deploy drains connections slowly; clients come back with jitter.',
          'timeouts-retries-jitter',
        ],
        [
          'balance',
          'New machines stay empty. Why, and what evens it out?',
          'After adding machines the old ones keep their connections: how they even out.',
          'layer-4-and-layer-7',
        ],
      ),
    },
    failures: {
      asks: 'What breaks first, and what do users see?',
      points: points(
        [
          'herd',
          'A connection machine dies. What do its clients do?',
          'A connection machine dies: everybody on it reconnects, with jitter and a limit.',
          'timeouts-retries-jitter',
        ],
        [
          'failover',
          'The leader of a log dies. What keeps the promise?',
          'A log’s leader dies: quorum, fencing, nothing acknowledged is lost.',
          'failover-and-clustering',
        ],
        [
          'slow',
          'Notifications are slow. What keeps them from the messages?',
          'Notifications are slow: a bulkhead keeps them from the messages.',
          'bulkheads-and-pools',
        ],
        ['presence', 'What goes first under overload?', 'Under overload presence goes first.', 'backpressure-and-shedding'],
        [
          'region',
          'A region is lost. Where do its conversations live?',
          'A region is lost: conversations have a home, and how that moves.',
          'multi-region',
        ],
      ),
    },
  },
};
