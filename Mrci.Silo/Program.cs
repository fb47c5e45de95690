using Mrci.Silo.Configuration;
using Mrci.Silo.Control;

return await HostCommandLine.InvokeAsync(args, Verbs.RunAsync);
