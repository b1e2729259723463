import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLab, type Lab, type LabOptions } from '#lab/lab.ts'
import { smallConfiguration } from './small-configuration.ts'

/** A lab of the small configuration in a directory of its own, which goes when the lab is closed. */
export const labForTest = async (options: Partial<LabOptions> = {}): Promise<Lab> => {
  const dataDirectory = realpathSync(mkdtempSync(join(tmpdir(), 'hawser-lab-')))
  const lab = await startLab({ dataDirectory, configuration: smallConfiguration, ...options })
  return {
    ...lab,
    async close() {
      await lab.close()
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}

/** Commands that bring the hardware below the mail software online, in order. */
export const hardwareOnline = [
  'vxdg -t import maildg',
  'vxvol -g maildg startall',
  '{ mount -t vxfs /dev/vx/dsk/maildg/mailvol /mail 2>/dev/null || { fsck -t vxfs -y /dev/vx/dsk/maildg/mailvol >/dev/null && mount -t vxfs /dev/vx/dsk/maildg/mailvol /mail; }; }',
  'ip addr add 10.10.10.20/24 dev eth0',
].join(' && ')
