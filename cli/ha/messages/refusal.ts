import type { ErrorAnswer, ErrorCode } from '#lib/wire/errors.ts'
import { failure, numbers, warning, type Message } from './message.ts'

const numberOfCode: Partial<Record<ErrorCode, number>> = {
  'not-signed-in': numbers.notSignedIn,
  'not-permitted': numbers.notPermitted,
  'unknown-cluster': numbers.noSuchCluster,
  'bad-request': numbers.wrongValue,
  'bad-configuration': numbers.badConfiguration,
  'engine-unavailable': numbers.cannotConnect,
}

/**
 * What a command prints for an answer of the API that is not 2xx: why each edit cannot be done, all problems with
 * their places, all reasons.
 */
export function refusalMessages(error: ErrorAnswer['error']): readonly Message[] {
  const { code, message, reasons, problems, refusals } = error
  if (refusals !== undefined && refusals.length > 0) {
    return refusals.map(({ number, text }) => warning(number ?? numbers.refused, text))
  }
  if (problems !== undefined && problems.length > 0) {
    return problems.map((problem) => {
      const text = `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`
      return problem.severity === 'error'
        ? failure(numbers.badConfiguration, text)
        : warning(numbers.badConfiguration, text)
    })
  }
  if (reasons !== undefined && reasons.length > 0) {
    return reasons.map(({ text }) => warning(numbers.refused, text))
  }
  return [failure(numberOfCode[code] ?? numbers.refused, message)]
}
