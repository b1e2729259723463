import { create } from 'zustand'

/** Whether the rail is open on a narrow screen. */
const useStore = create<{ readonly open: boolean }>()(() => ({ open: false }))

export const useRailOpen = (): boolean => useStore((state) => state.open)

export const setRailOpen = (open: boolean): void => useStore.setState({ open })
