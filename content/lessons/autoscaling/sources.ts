import type { Source } from '@/content/lesson-types';

export const sources = {
  'aws-simple': {
    text: 'Amazon EC2 Auto Scaling User Guide, Scaling cooldowns: for simple scaling policies, 300 seconds unless set; the note that advises against both.',
    href: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scaling-cooldowns.html',
  },
  'aws-step': {
    text: 'Application Auto Scaling User Guide, Step scaling policies: step adjustments, cooldown period.',
    href: 'https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-step-scaling-policies.html',
  },
  'aws-target': {
    text: 'Application Auto Scaling User Guide, Target tracking scaling policies: choose a metric that changes inversely to capacity.',
    href: 'https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html',
  },
  'aws-sqs': {
    text: 'Amazon EC2 Auto Scaling User Guide, Scaling policy based on Amazon SQS: backlog per instance.',
    href: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-using-sqs-queue.html',
  },
  hpa: {
    text: 'Kubernetes documentation, Horizontal Pod Autoscaling: algorithm details, tolerance, configurable scaling behavior, stabilization window.',
    href: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  },
  'hpa-code': {
    text: 'Kubernetes, pkg/controller/podautoscaler/replica_calculator.go and horizontal.go.',
    href: 'https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/podautoscaler/replica_calculator.go',
  },
  azure: {
    text: 'Microsoft, Azure Monitor, Best practices for autoscale: an adequate margin between the thresholds; flapping.',
    href: 'https://learn.microsoft.com/en-us/azure/azure-monitor/autoscale/autoscale-best-practices',
  },
  autopilot: {
    text: 'Krzysztof Rzadca et al., Autopilot: workload autoscaling at Google. EuroSys 2020, section 3.3: deferred downscaling, slow decay.',
    href: 'https://doi.org/10.1145/3342195.3387524',
  },
  gandhi: {
    text: 'Anshul Gandhi et al., AutoScale: Dynamic, Robust Capacity Management for Multi-Tier Data Centers. ACM Transactions on Computer Systems 30(4), 2012: abstract, spare capacity for bursts.',
    href: 'https://doi.org/10.1145/2382553.2382556',
  },
} as const satisfies Record<string, Source>;
