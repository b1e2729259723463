import { loadConfiguration } from '#lib/maincf/load/load-configuration.ts'
import type { Configuration } from '#lib/model/configuration.ts'
import { resourceName, systemName } from '#lib/model/names.ts'

export const sysA = systemName('sysA')
export const sysB = systemName('sysB')
export const httpd = resourceName('httpd')

/** Two systems and one failover group `web` of a daemon and its cache. */
export function smallCluster(): Configuration {
  const text = `
    type Daemon ( static str ArgList[] = { PathName } str PathName )
    cluster demo ( )
    system sysA ( )
    system sysB ( )
    group web ( SystemList = { sysA = 0, sysB = 1 } AutoStartList = { sysA } )
      Daemon httpd ( PathName = "/opt/httpd" )
      Daemon cache ( PathName = "/opt/cache" )
      httpd requires cache
  `
  const { configuration, problems } = loadConfiguration([{ name: 'main.cf', text }])
  if (!configuration) throw new Error(JSON.stringify(problems))
  return configuration
}
