/**
 * A number as a person types it into a field, and as a draft writes it. Nothing, and what is no plain decimal
 * number, is NaN, which `checkAnswers` complains about; NaN is shown as an empty field.
 */
export const numberOf = (text: string): number =>
  /^-?\d{1,9}(\.\d{1,6})?$/.test(text.trim()) ? Number(text) : Number.NaN

export const numberText = (number: number): string => (Number.isNaN(number) ? '' : String(number))
