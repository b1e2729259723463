#!/usr/bin/env node
import { main } from '../../ha/main.ts'
import { hagrp } from '../../ha/group/program.ts'

await main(hagrp)
