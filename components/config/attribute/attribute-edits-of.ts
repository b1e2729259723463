import type { Edit, EditObject } from '#lib/maincf/edit/edit.ts'
import type { AttributeSetting } from '#lib/model/attribute-value.ts'
import { editsOfSetting } from '#components/client/configuration/draft/attribute-edits.ts'
import type { AttributeForm } from './attribute-form.ts'

/** What a filled-in form of one attribute means; a static one of the type is overridden first. */
export function attributeEdits(
  object: EditObject,
  form: AttributeForm,
  after: AttributeSetting,
): readonly Edit[] {
  const edits = editsOfSetting({
    object,
    attribute: form.name,
    before: form.setting ?? { everywhere: form.default },
    after,
  })
  const overrides = object.kind === 'resource' && form.isStatic && !form.setting && edits.length > 0
  return overrides ? [{ kind: 'override', resource: object.name, attribute: form.name }, ...edits] : edits
}
