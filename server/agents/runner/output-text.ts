/** Longest output of an entry point that is kept. The runner sends one byte more when there was more. */
export const outputLimitBytes = 8_192

// ECMA-48: operating system commands and other strings, then control sequences, then two-character escapes.
const escapes =
  /\u001b[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\|$)|\u001b\[[0-?]*[ -/]*[@-~]|\u001b[ -/]*[0-~]?/g
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

/**
 * A program's output as harmless text: it comes from a system and is hostile until shown otherwise. Invalid UTF-8
 * becomes U+FFFD; escape sequences, control characters but newline and tab, and characters that turn the direction of
 * writing are left out; what is longer than the limit is cut, and says so.
 */
export const outputText = (bytes: Buffer): string => {
  const text = harmlessText(bytes.subarray(0, outputLimitBytes).toString('utf8')).trimEnd()
  return bytes.length > outputLimitBytes ? `${text}\n… (cut after ${outputLimitBytes} bytes)` : text
}

/** A text without escape sequences, control characters but newline and tab, and turns of the direction of writing. */
export const harmlessText = (text: string): string =>
  text.replaceAll('\r\n', '\n').replaceAll(escapes, '').replaceAll(controls, '')
