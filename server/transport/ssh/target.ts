/** Where and as whom a system is reached over SSH, and which key it must show. */
export type SshTarget = {
  readonly address: string
  readonly port: number
  readonly user: string
  readonly authentication: SshAuthentication
  /** `SHA256:…` as ssh-keygen -l prints it; null while nobody has confirmed one. */
  readonly hostKey: string | null
}

/** Files hold the private key in OpenSSH or PEM form, or the password on one line. */
export type SshAuthentication =
  | { readonly kind: 'key'; readonly file: string }
  | { readonly kind: 'agent' }
  | { readonly kind: 'password'; readonly file: string }
