/** The header line by which a message is known to be of a proof, and of which. */
export const markHeader = 'X-Hawser-Proof'

export type ProofMark = {
  readonly cluster: string
  readonly group: string
  /** Of this one proof: `[A-Za-z0-9_-]+`. */
  readonly token: string
}

/** What the marks of all proofs of a group begin with. */
export const markStem = ({ cluster, group }: Omit<ProofMark, 'token'>): string => `${cluster}/${group} `

/**
 * The token in the headers of a message (RFC 5322 §2.2): null unless exactly one line marks it as of this cluster's
 * group. Nothing else may ever be deleted.
 */
export const tokenIn = (headers: string, mark: Omit<ProofMark, 'token'>): string | null => {
  const unfolded = headers.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const lines = unfolded.filter((line) => line.toLowerCase().startsWith(`${markHeader.toLowerCase()}:`))
  const value = lines.length === 1 ? (lines[0] ?? '').slice(markHeader.length + 1).trim() : ''
  const stem = markStem(mark)
  const token = value.startsWith(stem) ? value.slice(stem.length) : ''
  return /^[A-Za-z0-9_-]+$/.test(token) ? token : null
}

/** The message itself (RFC 5322), lines ended by CR LF, ASCII only. `at`: milliseconds since the epoch. */
export const proofMessage = (
  mark: ProofMark,
  { sender, recipient, at }: { readonly sender: string; readonly recipient: string; readonly at: number },
): string => {
  const { cluster, group, token } = mark
  const domain = sender.slice(sender.lastIndexOf('@') + 1)
  return [
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `From: <${sender}>`,
    `To: <${recipient}>`,
    `Subject: Mail flow of ${group}`,
    `Message-ID: <hawser.${token}@${domain}>`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=us-ascii',
    `${markHeader}: ${markStem({ cluster, group })}${token}`,
    '',
    `Hawser proves that mail flows in group ${group} of cluster ${cluster}.`,
    'It removes this message as soon as it has found it.',
    '',
  ].join('\r\n')
}
