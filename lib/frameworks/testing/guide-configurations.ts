import { configurationOf } from './load.ts'

/** Guide 003 by its own names: local disk for the programs, the configuration on the shared one. */
export const guide003 = () =>
  configurationOf(`
include "types.cf"
include "SunIIM.cf"
cluster instant ( )
system im_node_1 ( )
system im_node_2 ( )
group im_resource_group (
  SystemList = { im_node_1 = 0, im_node_2 = 1 }
  AutoStartList = { im_node_1 }
  )
  IP im_logical_host ( Device = eth0
    Address = "10.1.1.1" )
  Mount im_resource_group_store ( MountPoint = "/global/im"
    BlockDevice = "/dev/vx/dsk/imdg/im"
    FSType = vxfs )
  SunIIM im_resource ( Confdir_list = { "/global/im/im_resource_group" }
    Port_list = { "80/tcp" } )
  im_resource requires im_resource_group_store
`)

/** Guide 001 on Sun Cluster by its own names. */
export const guide001SunCluster = () =>
  configurationOf(`
include "types.cf"
include "MsgSrvTypes.cf"
cluster mail ( )
system mars ( )
system venus ( )
group MAIL-RG (
  SystemList = { mars = 0, venus = 1 }
  AutoStartList = { mars }
  )
  IP meadow ( Device = eth0
    Address = "10.1.1.2" )
  Mount disk-rs ( MountPoint = "disk_sys_mount_point-1"
    BlockDevice = "/dev/vx/dsk/mail/one"
    FSType = vxfs )
  Mount disk-rs-2 ( MountPoint = "disk_sys_mount_point-2"
    BlockDevice = "/dev/vx/dsk/mail/two"
    FSType = vxfs )
  MsgSrv mail-rs ( ServerRoot = "msg-svr-base" )
  mail-rs requires disk-rs
  mail-rs requires disk-rs-2
  mail-rs requires meadow
`)

/** Guide 001 on Clusterware by its own names: the address msg1, its Messaging Server on a mount of a file server. */
export const guide001Clusterware = () =>
  configurationOf(`
include "types.cf"
include "MsgSrvTypes.cf"
cluster mail ( )
system cl1 ( )
system cl2 ( )
group msg (
  SystemList = { cl1 = 0, cl2 = 1 }
  AutoStartList = { cl1 }
  )
  IP msg1 ( Device = eth0
    Address = "10.0.0.3" )
  MsgSrv msg1_server ( ServerRoot = "/export/msg1/messaging64"
    RestartLimit = 2
    MonitorInterval = 10
    ConfInterval = 600
    OnlineTimeout = 300
    OfflineTimeout = 300
    MonitorTimeout = 300
    OfflineMonitorInterval = 0 )
  msg1_server requires msg1
`)
