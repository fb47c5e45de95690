using Mrci.Front.Configuration;
using Mrci.Front.Hosting.Engine;

return await FrontCommandLine.InvokeAsync(args, FrontProgram.RunAsync);
