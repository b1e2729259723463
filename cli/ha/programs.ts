import { haclus } from './cluster/program.ts'
import { hagrp } from './group/program.ts'
import type { Program } from './program.ts'
import { hares } from './resource/program.ts'
import { hastatus } from './status/program.ts'
import { hastart, hastop, hasys } from './system/program.ts'
import { hatype } from './type/program.ts'

/** Every command of VCS that Hawser answers to. vcs-semantics §8.1. */
export const programs: readonly Program[] = [hastatus, hagrp, hares, hasys, hatype, haclus, hastart, hastop]
