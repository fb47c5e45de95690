using Mrci.Admin;

return await new AdminCommandLine(TimeProvider.System).InvokeAsync(args, Console.Out, Console.Error);
