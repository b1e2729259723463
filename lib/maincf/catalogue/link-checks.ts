import { error, warning } from './entry.ts'

/** Findings about links, and about names that point at other objects. */
export const linkChecks = {
  'unknown-resource': error('The cluster has no such resource.', 'hacf checks'),
  'resource-of-other-group': error('Resources of two groups cannot be linked; groups can.', 'VCS links'),
  'resource-cycle': error('Resources that require each other in a ring can never come online.', 'VCS links'),
  'link-twice': error('The same two objects are linked twice.', 'VCS links'),
  'persistent-parent': error(
    'A resource that is only watched, or never stopped, cannot stand above another.',
    'VCS links',
  ),
  'bad-at-least': error('More resources are required than are listed, or none.', 'VCS grammar'),
  'unknown-group': error('The cluster has no such group.', 'hacf checks'),
  'group-cycle': error('Groups that require each other in a ring can never come online.', 'VCS group links'),
  'group-link-not-supported': error(
    'VCS has no link of this category, location and rigidity between groups of these kinds.',
    'VCS group links',
  ),
  'group-tree-too-deep': error('Group dependencies have at most five levels.', 'VCS group links'),
  'site-without-zones': warning(
    'Sites are the zones of SystemZones; without them the link is a global one.',
    'VCS group links',
  ),
  'unknown-reference': warning(
    'The attribute names another resource, as ArgList says, and there is none of that name.',
    'VCS argument encoding',
  ),
  'unknown-cluster': error('There is no remote cluster of this name.', 'VCS global clusters'),
  'unwatched-cluster': warning(
    'No heartbeat watches this remote cluster: its loss is never noticed.',
    'VCS global clusters',
  ),
} as const
