import {
  association,
  keylist,
  scalar,
  vector,
  type AttributeValue,
  type Dimension,
} from '#lib/model/attribute-value.ts'

/** The empty value of a dimension. */
export const emptyOf = (dimension: Dimension): AttributeValue => {
  switch (dimension) {
    case 'scalar':
      return scalar('')
    case 'vector':
      return vector([])
    case 'keylist':
      return keylist([])
    case 'association':
      return association([])
  }
}
