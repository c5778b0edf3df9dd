import type { Source } from '@/content/lesson-types';

export const sources = {
  'aws-simple': {
    text: 'Amazon EC2 Auto Scaling User Guide, Scaling cooldowns for Amazon EC2 Auto Scaling.',
    href: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scaling-cooldowns.html',
    at: 'The opening: simple scaling policies, the default of 300 seconds, and the note that advises against both.',
  },
  'aws-step': {
    text: 'Application Auto Scaling User Guide, Step scaling policies.',
    href: 'https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-step-scaling-policies.html',
    at: '“Step adjustments” and “Cooldown period”.',
  },
  'aws-target': {
    text: 'Application Auto Scaling User Guide, Target tracking scaling policies.',
    href: 'https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html',
    at: 'The opening: choose a metric that changes inversely to a change in capacity.',
  },
  'aws-sqs': {
    text: 'Amazon EC2 Auto Scaling User Guide, Scaling policy based on Amazon SQS.',
    href: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-using-sqs-queue.html',
    at: '“Use target tracking with the right metric”: backlog per instance.',
  },
  hpa: {
    text: 'Kubernetes documentation, Horizontal Pod Autoscaling.',
    href: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
    at: '“Algorithm details”, “Scaling on multiple metrics” and “Configurable scaling behavior”, there “Stabilization window”.',
  },
  'hpa-code': {
    text: 'Kubernetes, the code of the horizontal pod autoscaler.',
    href: 'https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/podautoscaler/replica_calculator.go',
    at: 'pkg/controller/podautoscaler/replica_calculator.go and horizontal.go.',
  },
  gandhi: {
    text: 'Anshul Gandhi et al., AutoScale: Dynamic, Robust Capacity Management for Multi-Tier Data Centers. ACM Transactions on Computer Systems 30(4), 2012.',
    href: 'https://doi.org/10.1145/2382553.2382556',
    at: 'Abstract: spare capacity for bursts.',
  },
  autopilot: {
    text: 'Krzysztof Rzadca et al., Autopilot: workload autoscaling at Google. EuroSys 2020.',
    href: 'https://doi.org/10.1145/3342195.3387524',
    at: 'Section 3.3, Horizontal autoscaling: deferred downscaling, slow decay.',
  },
  azure: {
    text: 'Microsoft, Azure Monitor, Best practices for autoscale.',
    href: 'https://learn.microsoft.com/en-us/azure/azure-monitor/autoscale/autoscale-best-practices',
    at: '“Choose the thresholds carefully for all metric types”: an adequate margin, and flapping.',
  },
} as const satisfies Record<string, Source>;
