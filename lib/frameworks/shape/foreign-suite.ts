/** Where the suite of agents lies on the systems of another framework. */
export const foreignSuite = '/opt/hawser/agents'
