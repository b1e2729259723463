import { haattr } from './changing/haattr.ts'
import { haconf } from './changing/haconf.ts'
import { haclus } from './cluster/program.ts'
import { hacf } from './files/program.ts'
import { hagrp } from './group/program.ts'
import { halog } from './log/program.ts'
import type { Program } from './program.ts'
import { hares } from './resource/program.ts'
import { vcsencrypt } from './secret/program.ts'
import { hastatus } from './status/program.ts'
import { hastart, hastop, hasys } from './system/program.ts'
import { hatrigger } from './trigger/program.ts'
import { hatype } from './type/program.ts'
import { hauser } from './user/program.ts'

/** Every command of VCS that Hawser answers to. vcs-semantics §8.1. */
export const programs: readonly Program[] = [
  hastatus,
  hagrp,
  hares,
  hasys,
  hatype,
  haattr,
  haclus,
  haconf,
  hacf,
  hauser,
  halog,
  hatrigger,
  hastart,
  hastop,
  vcsencrypt,
]
