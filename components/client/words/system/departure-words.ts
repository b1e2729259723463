import type { Departure, SystemContact } from '#lib/model/runtime.ts'

const sequels: Readonly<Record<Departure['sequel']['kind'], string>> = {
  none: '',
  freeze: ', and frozen then',
  stop: ', and stopped then',
}

/** What goes on with a system while its groups leave it; goes on where its name ends. */
export const departureText = ({ stage, sequel, user }: Departure): string =>
  stage === 'moving'
    ? `is being evacuated by ${user}${sequels[sequel.kind]}.`
    : `is being stopped by ${user}: what runs there is taken offline.`

/** What a person did with a system that is stopped; goes on where its name ends. */
export const stoppedText = ({ by, applications }: Extract<SystemContact, { kind: 'stopped' }>): string =>
  applications === 'offline'
    ? `was stopped by ${by}; its groups were taken offline.`
    : `was stopped by ${by}; what ran there was left running and is not watched.`
