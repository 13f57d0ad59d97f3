using System;
using System.IO;
using Gen;
using Gen.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WebApi;

// The first start trains the network, which takes some seconds; later ones load what it saved.
var weights = Path.Combine(AppContext.BaseDirectory, "shapes.safetensors");
if (!File.Exists(weights))
    ShapeTraining.Run(weights);

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddGen<Shapes>(weights);
builder.Services.AddHealthChecks().AddGen<Shapes>();
var app = builder.Build();

app.MapHealthChecks("/health");
app.MapGet("/", () => Results.Stream(typeof(Shapes).Assembly.GetManifestResourceStream("page.html")!, "text/html; charset=utf-8"));
app.MapPost("/classify", (float[] signal, Predictor<Shapes> network) => signal.Length == Shapes.InputSize
    ? Results.Ok(new Answer(network.Classify(signal), network.Network.GetClassNames(), network.Predict(signal)))
    : Results.BadRequest($"The signal has {signal.Length} values; expected {Shapes.InputSize}."));
app.Run();
