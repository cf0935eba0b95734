"""Times one training step of the paper's VAE in PyTorch: what a researcher would run instead.

Reads one JSON object on standard input (the experiment's network and the settings) and prints one JSON object:
{"millisecondsPerStep": median, "torch": version}. Networks: Watters et al. 2019, Tables 1 and 2; Adam; Bernoulli likelihood; the
VAE's objective or FactorVAE's (Kim and Mnih 2018, Algorithm 2: a second batch, a discriminator, an Adam of its own).
"""
import json
import statistics
import sys
import time

import torch
from torch import nn
from torch.nn import functional

KERNEL = 4


class Encoder(nn.Module):
    def __init__(self, size, channels, filters, dense, latents):
        super().__init__()
        widths = [channels, *filters]
        self.convolutions = nn.ModuleList(nn.Conv2d(before, after, KERNEL, 2, 1) for before, after in zip(widths, widths[1:]))
        self.dense = nn.Linear((size >> len(filters)) ** 2 * widths[-1], dense)
        self.moments = nn.Linear(dense, 2 * latents)

    def forward(self, images):
        hidden = images
        for convolution in self.convolutions:
            hidden = functional.relu(convolution(hidden))
        return self.moments(functional.relu(self.dense(hidden.flatten(1)))).chunk(2, 1)


class BroadcastDecoder(nn.Module):
    def __init__(self, size, channels, filters, depth, latents, memory_format):
        super().__init__()
        widths = [latents + 2, *[filters] * (depth - 1), channels]
        self.convolutions = nn.ModuleList(nn.Conv2d(before, after, KERNEL) for before, after in zip(widths, widths[1:]))
        line = torch.linspace(-1, 1, size)
        rows, columns = torch.meshgrid(line, line, indexing='ij')
        self.register_buffer('coordinates', torch.stack([columns, rows])[None])
        self.size, self.memory_format = size, memory_format

    def forward(self, latents):
        tiled = latents[:, :, None, None].expand(-1, -1, self.size, self.size)
        hidden = torch.cat([tiled, self.coordinates.expand(len(latents), -1, -1, -1)], 1).contiguous(memory_format=self.memory_format)
        for index, convolution in enumerate(self.convolutions):
            hidden = convolution(functional.pad(functional.relu(hidden) if index else hidden, (1, 2, 1, 2)))
        return hidden


class DeconvDecoder(nn.Module):
    def __init__(self, size, channels, filters, latents):
        super().__init__()
        widths = [filters] * (size.bit_length() - 2) + [channels]
        self.dense, self.filters = nn.Linear(latents, 4 * filters), filters
        self.convolutions = nn.ModuleList(nn.ConvTranspose2d(before, after, KERNEL, 2, 1) for before, after in zip(widths, widths[1:]))

    def forward(self, latents):
        hidden = functional.relu(self.dense(latents)).view(-1, self.filters, 2, 2)
        for index, convolution in enumerate(self.convolutions):
            hidden = convolution(functional.relu(hidden) if index else hidden)
        return hidden


def build_discriminator(latents, layers, units):
    widths = [latents, *[units] * layers]
    hidden = [part for before, after in zip(widths, widths[1:]) for part in (nn.Linear(before, after), nn.LeakyReLU(0.2))]
    return nn.Sequential(*hidden, nn.Linear(units, 2))


def permute_latents(latents):
    """Takes each latent from a row of its own (Algorithm 1)."""
    return torch.stack([column[torch.randperm(len(column))] for column in latents.unbind(1)], 1)


def main():
    settings = json.load(sys.stdin)
    torch.set_num_threads(settings['threads'])
    torch.manual_seed(0)
    memory_format = torch.channels_last if settings['layout'] == 'channels_last' else torch.contiguous_format
    size, channels, batch, latents = (settings[name] for name in ('imageSize', 'channels', 'batchSize', 'latents'))
    encoder = Encoder(size, channels, settings['encoder']['filters'], settings['encoder']['dense'], latents)
    kind = settings['decoder']
    if kind['type'] == 'broadcast':
        decoder = BroadcastDecoder(size, channels, kind['filters'], kind['depth'], latents, memory_format)
    else:
        decoder = DeconvDecoder(size, channels, kind['filters'], latents)
    model = nn.ModuleList([encoder, decoder]).to(memory_format=memory_format)
    adam = torch.optim.Adam(model.parameters(), settings['learningRate'])
    objective = settings['objective']

    def draw_images():
        return torch.rand(batch, channels, size, size).to(memory_format=memory_format)

    def sample_latents(batch_images, batch_noise):
        mean, log_variance = encoder(batch_images)
        return mean + torch.exp(0.5 * log_variance) * batch_noise, mean, log_variance

    def elbo():
        codes, mean, log_variance = sample_latents(images, noise)
        nll = functional.binary_cross_entropy_with_logits(decoder(codes), images, reduction='sum') / batch
        kl = 0.5 * (log_variance.exp() + mean ** 2 - 1 - log_variance).sum() / batch
        return nll, kl, codes

    images, noise = draw_images(), torch.randn(batch, latents)

    def vae_step():
        adam.zero_grad(set_to_none=True)
        nll, kl, _ = elbo()
        (nll + kl).backward()
        adam.step()

    step = vae_step
    if objective['type'] == 'factorVae':
        second_images, second_noise = draw_images(), torch.randn(batch, latents)
        kind = objective['discriminator']
        discriminator = build_discriminator(latents, kind['layers'], kind['units'])
        own, adversary = list(model.parameters()), list(discriminator.parameters())
        second_adam = torch.optim.Adam(adversary, kind['learningRate'], (kind['beta1'], kind['beta2']))
        ours, permuted = torch.zeros(batch, dtype=torch.long), torch.ones(batch, dtype=torch.long)

        def factor_vae_step():
            adam.zero_grad(set_to_none=True)
            second_adam.zero_grad(set_to_none=True)
            nll, kl, codes = elbo()
            # Each gradient for its own weights alone; the pass through the discriminator serves both.
            logits = discriminator(codes)
            total_correlation = (logits[:, 0] - logits[:, 1]).mean()
            (nll + objective['beta'] * kl + objective['gamma'] * total_correlation).backward(inputs=own, retain_graph=True)
            with torch.no_grad():
                shuffled = permute_latents(sample_latents(second_images, second_noise)[0])
            loss = 0.5 * (functional.cross_entropy(logits, ours) + functional.cross_entropy(discriminator(shuffled), permuted))
            loss.backward(inputs=adversary)
            adam.step()
            second_adam.step()

        step = factor_vae_step

    for _ in range(3):
        step()
    times = []
    end = time.perf_counter() + settings['seconds']
    while time.perf_counter() < end or len(times) < 5:
        started = time.perf_counter()
        step()
        times.append(1000 * (time.perf_counter() - started))
    print(json.dumps({'millisecondsPerStep': statistics.median(times), 'torch': torch.__version__}))


main()
