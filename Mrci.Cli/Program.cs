using Mrci.Cli;
using Mrci.Cli.Terminals;

return await new Application(new SystemTerminal(), TimeProvider.System).RunAsync(args);
