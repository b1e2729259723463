import type { Configuration } from '#lib/model/configuration.ts'
import { groupName } from '#lib/model/names.ts'
import type { ClusterState } from '#lib/model/runtime.ts'
import { withDraft } from '#components/graph/draft/with-draft.ts'
import { groupPicture } from '#components/graph/group-picture.ts'
import type { Picture } from '#components/graph/picture.ts'
import { resourcePicture } from '#components/graph/resource-picture.ts'
import { changesOf } from '#components/client/configuration/draft/changes-of.ts'

/** A picture as it is at a step, and as it will be after the last: the room it grows into. */
export type Growing = { readonly picture: Picture; readonly room: Picture }

export type Stage = {
  readonly state: ClusterState
  readonly cluster: string
  readonly now: Configuration
  readonly after: Configuration
  /** Where a box leads: to its group's resources on the same page. */
  readonly hrefOf: (group: string) => string
}

/** The groups of the cluster and those that are being built. */
export function growingGroups(stage: Stage): Growing {
  const drawn = (configuration: Configuration) => {
    const after = groupPicture({ ...stage.state, configuration }, stage.cluster)
    const changes = changesOf(stage.state.configuration, configuration).groups
    return leading(withDraft(groupPicture(stage.state, stage.cluster), after, changes), stage.hrefOf)
  }
  return { picture: drawn(stage.now), room: drawn(stage.after) }
}

/** The resources of one of them. */
export function growingResources(stage: Stage, group: string): Growing {
  const drawn = (configuration: Configuration) => {
    const name = groupName(group)
    const running = resourcePicture(stage.state, stage.cluster, name, null)
    const after = resourcePicture({ ...stage.state, configuration }, stage.cluster, name, null)
    const changes = changesOf(stage.state.configuration, configuration).resources
    return leading(withDraft(running, after, changes), () => stage.hrefOf(group))
  }
  return { picture: drawn(stage.now), room: drawn(stage.after) }
}

const leading = (picture: Picture, hrefOf: (id: string) => string): Picture => ({
  ...picture,
  boxes: picture.boxes.map((box) => ({ ...box, href: hrefOf(box.id) })),
})
