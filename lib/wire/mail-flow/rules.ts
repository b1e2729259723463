/** `starttls`: begun in the clear and secured before anything is said; `tls`: secured from the first byte. */
export const mailSecurities = ['none', 'starttls', 'tls'] as const
export const mailProtocols = ['imap', 'pop'] as const

/** What the texts of a setting are made of: nothing that could end a line of a protocol, or a word in it. */
export const mailFlowPatterns = {
  address: /^[A-Za-z0-9:][A-Za-z0-9.:-]*$/,
  mailAddress: /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9][A-Za-z0-9.-]*$/,
  oneLine: /^[^\0\r\n]+$/,
} as const

export const mailFlowLimits = { port: 65_535, leastS: 5, mostS: 600 } as const
