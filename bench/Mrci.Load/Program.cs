using Mrci.Load.Commands;

return await new LoadSyntax().InvokeAsync(args);
