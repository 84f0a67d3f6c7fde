/** The reason of a finding, asked for as any other status is. */
import type { Finding, Why } from '@milepost/domain'

/** What implies a step is often the last proof too, and is told once. */
export const whyOf = ({ evidence: { rule, impliedBy, lastProof } }: Finding): Why => ({
  rule,
  events: [...new Set([...impliedBy, ...(lastProof ? [lastProof] : [])])],
})
